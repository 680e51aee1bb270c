import { expect, test } from "vitest";
import { refusalOfLength } from "#components/editor/writing/field-limits.ts";

test("[E3] a headline of 10,000 characters is refused with a sentence, and one of 500 is not", () => {
  expect(refusalOfLength("headline", 12, 10_012)).toBe(
    "A headline has at most 500 characters. With this it would have 10,012. Nothing was changed.",
  );
  expect(refusalOfLength("headline", 499, 500)).toBeNull();
  expect(refusalOfLength("standfirst", 0, 2_001)).toContain("2,000 characters");
});

test("what has become too long can always be shortened", () => {
  expect(refusalOfLength("headline", 700, 699)).toBeNull();
});
