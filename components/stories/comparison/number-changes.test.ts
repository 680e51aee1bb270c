import { expect, test } from "vitest";
import { numberChanges } from "#components/stories/comparison/number-changes.ts";
import type { Line } from "#lib/document/story/words.ts";
import { compareWords } from "#lib/document/versions/compare-words.ts";

const p = (text: string): Line => ({ kind: "paragraph", runs: [{ text }] });
const picture = (caption: string, alt: string): Line => ({
  ...p(caption),
  kind: "picture",
  picture: "a",
  alt,
});
const story = (headline: string, ...lines: Line[]) => ({ headline, standfirst: "Both banks", lines });

test("[V17] changes are numbered in reading order; a replaced word is one, whichever side shows which part", () => {
  const words = compareWords(
    story(
      "Talks open",
      p("The council of the valley met on Monday."),
      picture("The river", "Water"),
      p("The end comes."),
    ),
    story(
      "Talks begin",
      p("The council of the hills met on Tuesday."),
      picture("The lake", "Still water"),
      p("A new line."),
    ),
  );
  const numbers = numberChanges({ words, fields: [{ name: "Byline", before: "", after: "Asha" }] });
  expect(numbers.headline).toEqual([0, 1, 1]);
  expect(numbers.standfirst.every((number) => number === 0)).toBe(true);
  const drawn = (at: number) => ({
    ...numbers.lines[at]!,
    words: numbers.lines[at]!.words.filter((number) => number > 0),
  });
  expect(drawn(0)).toEqual({ line: 0, words: [2, 2, 3, 3], fields: [] });
  // The caption word by word, the alt text by its name.
  expect(drawn(1)).toEqual({ line: 0, words: [4, 4], fields: [5] });
  expect(words.lines.slice(2).map(({ change }) => change)).toEqual(["removed", "added"]);
  expect(numbers.lines.slice(2).map(({ line }) => line)).toEqual([6, 7]);
  expect(numbers.fields).toEqual([8]);
  expect(numbers.count).toBe(8);
});
