import { enableCompileCache, flushCompileCache } from "node:module";
import { join } from "node:path";
import { EmbeddedDatabase } from "#lib/database/embedded/embedded-database.ts";
import { readConfig } from "#lib/platform/config.ts";
import { takeDataFolder } from "#lib/platform/data-folder.ts";
import { once } from "#lib/platform/process.ts";
import { nameSourcePlaces } from "#lib/platform/source-places.ts";

/** Milliseconds; by then windows have come back and the usual pages have been asked for. */
const KEPT_AFTER = 30_000;

/**
 * Where the built server begins (scripts/steps/bundle.mjs). Opening the embedded database takes a second, in a thread of its
 * own: so that begins first, and the rest of the program is read meanwhile.
 */
function headStart(): void {
  nameSourcePlaces();
  enableCompileCache(join(import.meta.dirname, "compiled"));
  const { dataFolder, databaseUrl } = readConfig();
  once("data-folder", () => takeDataFolder(dataFolder));
  if (databaseUrl) return;
  const opening = once("embedded-database", () => new EmbeddedDatabase(join(dataFolder, "database")));
  // Heard of where it is waited for.
  opening.ready.catch(() => undefined);
}

try {
  headStart();
} catch {
  // Whatever stands in the way stands in the server's way too, and it says so.
}
await import("./server.ts");
// Else only a process that ends well would leave what it compiled to the next one.
setTimeout(flushCompileCache, KEPT_AFTER).unref();
