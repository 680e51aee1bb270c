import { DrizzleQueryError } from "drizzle-orm";
import { migrate as migrateNode } from "drizzle-orm/node-postgres/migrator";
import { drizzle as drizzleNode } from "drizzle-orm/node-postgres";
import { drizzle as drizzleEmbedded } from "drizzle-orm/pglite";
import { migrate as migrateEmbedded } from "drizzle-orm/pglite/migrator";
import { Pool } from "pg";
import { fromPglite } from "pg-boss";
import { fileURLToPath } from "node:url";
import { tables, type Database, type OpenDatabase } from "#lib/database/database.ts";
import { EmbeddedDatabase } from "#lib/database/embedded/embedded-database.ts";
import { printWithoutValues } from "#lib/platform/logged-error.ts";
import { existing } from "#lib/platform/process.ts";

// Apart from database.ts, because pages import that one and must not bundle a database with its migrations.
const migrationsFolder = fileURLToPath(new URL("./migrations", import.meta.url));

printWithoutValues(DrizzleQueryError);

/** Opens the embedded database of a folder (null: in memory) and brings its tables up to date. */
export async function openEmbedded(folder: string | null, load?: Uint8Array): Promise<OpenDatabase> {
  // That of the server's own folder may be opening already (start.ts).
  const early = existing<EmbeddedDatabase>("embedded-database");
  const embedded = early?.folder === folder && !load ? early : new EmbeddedDatabase(folder, load);
  await embedded.ready;
  const database = drizzleEmbedded(embedded as never, { schema: tables });
  await migrateEmbedded(database, { migrationsFolder });
  return {
    kind: "embedded",
    database: database as unknown as Database,
    queue: { db: fromPglite(embedded as never), backend: "pglite" },
    dump: () => embedded.dump(),
    close: () => embedded.close(),
  };
}

/** Opens PostgreSQL and brings its tables up to date. */
export async function openPostgres(
  url: string,
  options: { connections?: number } = {},
): Promise<OpenDatabase> {
  const pool = new Pool({ connectionString: url, max: options.connections ?? 10 });
  // An idle connection that breaks is replaced at the next query; without a listener it would end the process.
  pool.on("error", () => undefined);
  const database = drizzleNode(pool, { schema: tables });
  await migrateNode(database, { migrationsFolder });
  return {
    kind: "postgresql",
    database: database as unknown as Database,
    queue: { connectionString: url, max: 3 },
    close: () => pool.end(),
  };
}
