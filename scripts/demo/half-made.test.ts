import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { clearDemo, markDemo } from "./half-made.ts";

let dataFolder: string;
beforeEach(() => {
  dataFolder = mkdtempSync(join(tmpdir(), "galley-demo-"));
  mkdirSync(join(dataFolder, "database"));
  mkdirSync(join(dataFolder, "pictures"));
});
afterEach(() => rmSync(dataFolder, { recursive: true, force: true }));
const embedded = () => ({ dataFolder, databaseUrl: undefined });
const postgres = () => ({ dataFolder, databaseUrl: "postgres://galley@db.test/news" });

test("[O9] a demonstration that was left half made is made anew, a whole one only when that is wished", () => {
  markDemo(dataFolder, "complete");
  clearDemo(embedded(), false);
  expect(existsSync(join(dataFolder, "database"))).toBe(true);
  clearDemo(embedded(), true);
  expect(readdirSync(dataFolder)).toEqual([]);
  mkdirSync(join(dataFolder, "database"));
  markDemo(dataFolder, "begun");
  clearDemo(embedded(), false);
  expect(readdirSync(dataFolder)).toEqual([]);
});

test("[O9] a newsroom that is no demonstration is never taken away", () => {
  clearDemo(embedded(), false);
  expect(() => clearDemo(embedded(), true)).toThrow(
    `${dataFolder} holds a newsroom that is no demonstration, so it is not made anew.`,
  );
  expect(readdirSync(dataFolder)).toEqual(["database", "pictures"]);
});

test("[O9] nothing is taken away from PostgreSQL, and that is said", () => {
  clearDemo(postgres(), false);
  expect(() => clearDemo(postgres(), true)).toThrow(/in a data folder only, not in PostgreSQL/);
  markDemo(dataFolder, "begun");
  expect(() => clearDemo(postgres(), false)).toThrow(/was not finished: give it an empty one/);
});
