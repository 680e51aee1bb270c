import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { openEmbedded } from "#lib/database/open-database.ts";

declare module "vitest" {
  export interface ProvidedContext {
    /** A file with a migrated, empty embedded database, which each test file opens as its own copy. */
    migratedDump: string;
  }
}

/** Migrates once for the whole run: opening a copy is several times faster than migrating anew. */
export default async function setup(project: TestProject): Promise<() => void> {
  const folder = mkdtempSync(join(tmpdir(), "galley-tests-"));
  const file = join(folder, "migrated.tar");
  const opened = await openEmbedded(null);
  writeFileSync(file, await opened.dump!());
  await opened.close();
  project.provide("migratedDump", file);
  return () => rmSync(folder, { recursive: true, force: true });
}
