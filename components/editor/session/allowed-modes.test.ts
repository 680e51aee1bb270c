import { expect, test } from "vitest";
import { modeFor, refusalOfMode, sentenceOfRight } from "#components/editor/session/allowed-modes.ts";

test("[E6] a mode that is not open says why, and nobody is ever in one", () => {
  expect(refusalOfMode("editing", "edit")).toBeNull();
  expect(refusalOfMode("editing", "suggest")).toContain("suggest");
  expect(refusalOfMode("suggesting", "read")).toContain("read");
  for (const right of ["edit", "suggest", "read", "none"] as const)
    for (const chosen of ["editing", "suggesting", "reading"] as const)
      expect(refusalOfMode(modeFor(chosen, right), right)).toBeNull();
  expect(modeFor("editing", "suggest")).toBe("suggesting");
  expect(modeFor("suggesting", "edit")).toBe("suggesting");
});

test("[E6] a right that changes while somebody writes is said plainly", () => {
  expect(sentenceOfRight("edit", "suggest")).toContain("from here you suggest");
  expect(sentenceOfRight("edit", "read")).toContain("read it, not change it");
  expect(sentenceOfRight("read", "edit")).toBe("You can edit this story again.");
  expect(sentenceOfRight("edit", "edit")).toBeNull();
});
