import { describe, expect, test } from "vitest";
import type { Line } from "#lib/document/story/words.ts";
import { proposedChange, type Comparable } from "#lib/newsroom/publications/proposed-change.ts";

const page = (text: string, more: Partial<Line> = {}): Comparable => ({
  words: {
    headline: "Talks open in the valley",
    standfirst: "",
    lines: [{ kind: "paragraph", runs: [{ text }], ...more }],
  },
  kicker: "River",
  byline: "Asha Rao",
  place: "Leh",
  topics: ["dams"],
  section: "news",
  credits: ["ANI"],
  attribution: null,
});
const change = (before: string, after: string) => proposedChange(page(before), page(after));

describe("[D31] the class of a change is proposed from the difference", () => {
  test.each([
    ["The council recieved the elders.", "The council received the elders."],
    ["The council met , and rose.", "The council met, and rose."],
    ["Teh council met.", "The council met."],
    ["He will crackdown on them.", "He will crack down on them."],
  ])("a slip of the pen is a typo: %s", (before, after) => {
    expect(change(before, after)).toEqual({ change: "typo", touches: [] });
  });

  test.each([
    ["At least 12 people came.", "At least 13 people came.", "a number (12 → 13)"],
    ["Twelve people came to one town.", "Eleven people came to one town.", "a number (Twelve → Eleven)"],
    [
      "It was Amarullah Saleh who spoke.",
      "It was Amrullah Saleh who spoke.",
      "a name (Amarullah → Amrullah)",
    ],
    ["Amarullah Saleh spoke.", "Amrullah Saleh spoke.", "a name (Amarullah → Amrullah)"],
    ["He said: “We stay.”", "He said: “We stayed.”", "a quotation"],
    ["They will come.", "They will not come.", "a number (not)"],
  ])("a number, a name or a quotation is no typo: %s", (before, after, touched) => {
    expect(change(before, after)).toEqual({ change: "update", touches: [touched] });
  });

  test("alt text is read to readers: a slip in it is a typo, a number is not", () => {
    const picture = (alt: string) => page("The river", { kind: "picture", picture: "p", alt });
    expect(proposedChange(picture("a bridg"), picture("a bridge"))).toEqual({ change: "typo", touches: [] });
    expect(proposedChange(picture("12 men"), picture("13 men")).touches).toEqual(["a number (12 → 13)"]);
    expect(proposedChange(picture("a bridge"), picture("men who mend a wall in rain")).change).toBe("update");
  });

  test("rewriting is an update, and so is a new or a lost line, credit or byline", () => {
    expect(
      change("The council met.", "The council met and then went to see the dam above the town.").change,
    ).toBe("update");
    const one = page("The council met.");
    const two = {
      ...one,
      words: {
        ...one.words,
        lines: [...one.words.lines, { kind: "paragraph" as const, runs: [{ text: "it rained" }] }],
      },
    };
    expect(proposedChange(one, two).change).toBe("update");
    expect(proposedChange(one, { ...one, credits: ["PTI"] })).toEqual({
      change: "update",
      touches: ["a picture’s credit"],
    });
    expect(proposedChange(one, { ...one, byline: "Vikram Sethi" }).touches).toEqual(["the byline"]);
    expect(proposedChange(page("“x”", { kind: "quote" }), page("“y”", { kind: "quote" })).touches).toContain(
      "a quotation",
    );
    expect(proposedChange(one, { ...one, place: "Kabul" }).touches).toEqual(["the place"]);
    expect(proposedChange(one, { ...one, topics: ["dams", "war"] }).touches).toEqual(["the topics"]);
    expect(proposedChange(one, { ...one, section: "world" }).touches).toEqual(["the section"]);
    expect(proposedChange(one, { ...one, kicker: "12 dead" })).toEqual({
      change: "update",
      touches: ["a number (12)"],
    });
    expect(proposedChange(one, one)).toEqual({ change: "typo", touches: [] });
  });
});
