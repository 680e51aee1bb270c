import { mkdtempSync, existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { spawnSync } from "node:child_process";
import { afterAll, expect, test } from "vitest";
import { takeDataFolder } from "#lib/platform/data-folder.ts";

const root = mkdtempSync(join(tmpdir(), "galley-folder-"));
afterAll(() => rmSync(root, { recursive: true, force: true }));
const lock = join(root, "in-use-by");

test("[S21] a data folder that another process uses is refused with a sentence", () => {
  writeFileSync(lock, String(process.ppid));
  expect(() => takeDataFolder(root)).toThrow(
    `Another Galley (process ${process.ppid}) is using ${root}. Stop it first, or choose another folder with GALLEY_DATA.`,
  );
  expect(readFileSync(lock, "utf8")).toBe(String(process.ppid));
});

test("[S21] what a killed process left is taken over, and given back at the end", () => {
  const gone = spawnSync(process.execPath, ["-e", ""]).pid;
  writeFileSync(lock, String(gone));
  const release = takeDataFolder(root);
  expect(readFileSync(lock, "utf8")).toBe(String(process.pid));
  release();
  expect(existsSync(lock)).toBe(false);
});
