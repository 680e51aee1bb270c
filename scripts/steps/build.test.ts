import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { fingerprint } from "./build.mjs";

let root: string;
const write = (path: string, text: string) => {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
};
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "galley-build-"));
  for (const path of [
    "app/page.tsx",
    "lib/a.ts",
    "lib/a.test.ts",
    "server.ts",
    "start.ts",
    "package-lock.json",
  ])
    write(path, "one");
  write("scripts/steps/bundle.mjs", "one");
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

test.each(["server.ts", "start.ts", "lib/a.ts", "scripts/steps/bundle.mjs", "package-lock.json"])(
  "[O38] with %s changed the server is built anew, never started as it was",
  (path) => {
    const before = fingerprint(root);
    write(path, "two");
    expect(fingerprint(root)).not.toBe(before);
    write(path, "one");
    expect(fingerprint(root)).toBe(before);
  },
);

test("[O38] for a changed test nothing is built", () => {
  const before = fingerprint(root);
  write("lib/a.test.ts", "two");
  expect(fingerprint(root)).toBe(before);
});
