import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { newestBuild } from "#lib/platform/newest-build.ts";
import { keepUsed, nameNewest, removeUnused } from "./builds.mjs";

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "galley-builds-"));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const folderOf = (name: string) => join(".next", "builds", name);
function built(name: string, hoursAgo: number): void {
  mkdirSync(join(root, folderOf(name)), { recursive: true });
  const marker = join(root, folderOf(name), "built-from");
  writeFileSync(marker, name);
  const at = new Date(Date.now() - hoursAgo * 3_600_000);
  utimesSync(marker, at, at);
}

test("[O8] the newest two builds stay, and every one that somebody serves", () => {
  for (const [name, hoursAgo] of [
    ["old", 50],
    ["served", 40],
    ["second", 30],
    ["newest", 20],
  ] as const)
    built(name, hoursAgo);
  keepUsed(root, folderOf("served"));
  removeUnused(root);
  expect(readdirSync(join(root, ".next", "builds")).sort()).toEqual(["newest", "served"]);
  built("a", 0.1);
  built("b", 0);
  removeUnused(root);
  expect(readdirSync(join(root, ".next", "builds")).sort()).toEqual(["a", "b", "served"]);
});

test("[O8] one that is being made is left alone", () => {
  for (const name of ["one", "two"]) built(name, 0);
  mkdirSync(join(root, folderOf("being-made")));
  removeUnused(root);
  expect(existsSync(join(root, folderOf("being-made")))).toBe(true);
});

test("[O8] the build that was asked for last is named for whatever is started beside", () => {
  expect(newestBuild(root)).toBe(".next");
  for (const name of ["one", "two"]) built(name, 0);
  nameNewest(root, folderOf("one"));
  nameNewest(root, folderOf("two"));
  expect(newestBuild(root)).toBe(folderOf("two"));
  expect(readdirSync(join(root, ".next")).sort()).toEqual(["builds", "newest"]);
});
