import { expect, test } from "vitest";
import * as Y from "yjs";
import { LONGEST_DETAIL, readDetails, refusalOfDetail, setDetail } from "#lib/document/story/details.ts";
import { refusalOfSource } from "#lib/document/story/sources.ts";

test("[W52] a detail is written as long as it may be, and what is written may stand", () => {
  const doc = new Y.Doc();
  const map = doc.getMap("details");
  setDetail(doc, "slugline", "x".repeat(10_000));
  setDetail(doc, "topics", `${"x".repeat(499)}😀`);
  setDetail(doc, "length", Infinity);
  setDetail(doc, "attributionOverride", { line: "x".repeat(900), reason: "y".repeat(9_000) });
  expect([...map].map(([key, value]) => [key, refusalOfDetail(key, value)])).toEqual(
    [...map.keys()].map((key) => [key, null]),
  );
  expect(map.get("slugline")).toHaveLength(LONGEST_DETAIL.slugline);
  // Half an emoji is no letter.
  expect(map.get("topics")).toBe("x".repeat(499));
  expect(readDetails(doc).attributionOverride?.line).toHaveLength(500);
});

test("[W52] what is too long, of another kind or no detail at all may not stand, and a sentence says so", () => {
  expect(refusalOfDetail("slugline", "x".repeat(201))).toBe("The slugline has at most 200 characters.");
  for (const [key, value] of [
    ["slugline", 7],
    ["slugline", null],
    ["length", "600"],
    ["attributionOverride", "line"],
    ["attributionOverride", { line: "l" }],
    ["attributionOverride", { line: "l", reason: "r", more: "m" }],
    ["attributionOverride", { line: "x".repeat(501), reason: "r" }],
    ["constructor", "x"],
    ["desk", "x"],
  ] as const)
    expect(refusalOfDetail(key, value)).toMatch(/^[A-Z].*\.$/);
  expect(refusalOfSource("pti", { at: 1 })).toBeNull();
  for (const [id, value] of [
    ["x".repeat(65), { at: 1 }],
    ["pti", { at: "now" }],
    ["pti", { at: 1, more: 1 }],
    ["pti", null],
    ["pti", "x"],
  ] as const)
    expect(refusalOfSource(id, value)).toMatch(/^[A-Z].*\.$/);
});
