import { readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { NEWSROOM_PATHS, TAKEN_PATHS } from "#lib/newsroom/style/taken-paths.ts";

/** Folders of `app/` that make an address; those in brackets make none themselves. */
function firstWords(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .flatMap(({ name }) => (name.startsWith("(") ? firstWords(join(folder, name)) : [name]))
    .filter((name) => !/^[[_@]/.test(name));
}

test("[U15] no section hides a page of the newsroom: all of them are taken", () => {
  const pages = firstWords("app");
  expect(pages).toContain("desk");
  expect(pages.filter((page) => !NEWSROOM_PATHS.includes(page))).toEqual([]);
});

test.each(["corrections", "media", "paper"])("[U15] nor the paper's own /%s", (path) => {
  expect(TAKEN_PATHS.has(path)).toBe(true);
});
