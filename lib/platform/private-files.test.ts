import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { openEmbedded } from "#lib/database/open-database.ts";
import { takeDataFolder } from "#lib/platform/data-folder.ts";
import { closeToOthersMeanwhile } from "#lib/platform/private-files.ts";

const open = (folder: string): string[] =>
  ["", ...(readdirSync(folder, { recursive: true }) as string[])].filter(
    (path) => statSync(join(folder, path)).mode & 0o077,
  );
function ownFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "galley-modes-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

test("[U42] a data folder of an earlier version is its owner's alone after the start, pictures and all", async () => {
  const folder = join(ownFolder(), "data");
  mkdirSync(join(folder, "pictures/original"), { recursive: true });
  mkdirSync(join(folder, "database/pg_wal"), { recursive: true });
  for (const path of ["pictures/original/one", "database/pg_wal/000001", "session-secret"]) {
    writeFileSync(join(folder, path), "x");
    chmodSync(join(folder, path), 0o666);
  }
  for (const path of ["", "pictures", "pictures/original", "database"]) chmodSync(join(folder, path), 0o755);
  takeDataFolder(folder)();
  expect(open(folder).filter((path) => !path.startsWith("pictures"))).toEqual([]);
  await closeToOthersMeanwhile(join(folder, "pictures"));
  expect(open(folder)).toEqual([]);
  expect(statSync(join(folder, "session-secret")).mode & 0o777).toBe(0o600);
});

test("[U42] every file of the embedded database is its owner's alone, the write-ahead log and system tables too", async () => {
  const folder = join(ownFolder(), "data");
  const release = takeDataFolder(folder);
  const opened = await openEmbedded(join(folder, "database"));
  await opened.close();
  release();
  expect(open(folder)).toEqual([]);
});
