import { expect, test } from "vitest";
import { mergeEdits, placeAfter, spanBetween } from "#lib/document/story/merge-edits.ts";

test("[W51] what two people changed in one line is in it, wherever each of them wrote", () => {
  expect(mergeEdits("bridge reopens", "the bridge reopens", "bridge reopens today")).toBe(
    "the bridge reopens today",
  );
  expect(mergeEdits("bridge reopens", "bridge reopens today", "the bridge reopens")).toBe(
    "the bridge reopens today",
  );
  expect(mergeEdits("x", "xa", "xb")).toBe("xba");
  expect(mergeEdits("", "Anna", "Ben")).toBe("BenAnna");
  expect(mergeEdits("one six three", "one three", "one six four")).toBe("one four");
  expect(mergeEdits("one two three", "one 2 three", "one zwei three")).toBe("one zwei2 three");
  expect(mergeEdits("same", "same", "theirs")).toBe("theirs");
  expect(mergeEdits("same", "mine", "same")).toBe("mine");
  expect(mergeEdits("aa", "aaa", "aaa")).toBe("aaa");
});

test("[W51] a caret stays with its words when others write before it", () => {
  const span = spanBetween("bridge reopens", "the old bridge reopens");
  expect([0, 7, 14].map((place) => placeAfter(span, place))).toEqual([0, 15, 22]);
  const gone = spanBetween("bridge reopens", "bridge");
  expect([3, 6, 9, 14].map((place) => placeAfter(gone, place))).toEqual([3, 6, 6, 6]);
});
