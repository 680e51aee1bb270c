import { expect, test } from "vitest";
import type { Line } from "#lib/document/story/words.ts";
import { checksOf, type CheckedStory } from "#lib/newsroom/stories/checks.ts";

const ANI = { id: "ani", name: "ANI", printedName: "ANI" };
const PTI = { id: "pti", name: "PTI", printedName: "PTI" };
const p = (text: string): Line => ({ kind: "paragraph", runs: [{ text }] });
const picture = (id: string, alt: string, caption = "The river above the dam"): Line => ({
  kind: "picture",
  picture: id,
  alt,
  runs: caption ? [{ text: caption }] : [],
});

const story = (change: Partial<CheckedStory> & { lines?: Line[] } = {}): CheckedStory => ({
  words: { headline: "Talks open", standfirst: "Both banks", lines: change.lines ?? [p("The council met.")] },
  details: { section: "news", byline: "Asha Rao" },
  pictures: new Map([
    ["good", { credit: "ANI" }],
    ["bare", { credit: " " }],
  ]),
  sources: [],
  knownSources: [ANI, PTI],
  attributionForm: "With inputs from {sources}",
  ...change,
});
const blocking = (change?: Parameters<typeof story>[0]) =>
  checksOf(story(change)).blocking.map(({ id }) => id);
const warnings = (change?: Parameters<typeof story>[0]) =>
  checksOf(story(change)).warnings.map(({ id }) => id);

test("[D18] a story with everything it needs is ready", () => {
  expect(checksOf(story({ lines: [p("The council met."), picture("good", "A wide brown river")] }))).toEqual({
    blocking: [],
    warnings: [],
  });
});

test("[D18] headline, text and section are needed to publish", () => {
  expect(blocking({ words: { headline: " ", standfirst: "", lines: [p(" ")] }, details: {} })).toEqual([
    "no-headline",
    "no-body",
    "no-section",
  ]);
  expect(blocking({ lines: [picture("good", "x")] })).toEqual(["no-body"]);
  expect(blocking({ details: { section: "gone", byline: "A" }, sections: ["news"] })).toEqual([
    "unknown-section",
  ]);
});

test("[D23] no credit, no alt text: no publication, each named with its place", () => {
  const checks = checksOf(
    story({ lines: [p("Text."), picture("bare", " "), picture("gone", "x"), picture("good", "y")] }),
  );
  expect(checks.blocking).toMatchObject([
    {
      id: "no-credit-1",
      sentence: "Picture 1 (“The river above the dam”) has no credit line.",
      where: { line: 1, picture: "bare" },
    },
    { id: "no-alt-1", sentence: "Picture 1 (“The river above the dam”) has no alt text." },
    { id: "picture-gone-2", where: { line: 2 } },
  ]);
  expect(checks.blocking.every((check) => !check.overridable)).toBe(true);
});

test("[A6] a named agency that is not listed is warned about once, a listed one not", () => {
  const lines = [p("He told PTI on Sunday."), p("PTI and ANI asked again.")];
  expect(checksOf(story({ lines, sources: [ANI] })).warnings).toMatchObject([
    {
      id: "unlisted-pti",
      sentence: "The text names PTI, which is not listed under Sources.",
      where: { line: 0, tab: "Sources" },
    },
  ]);
  expect(warnings({ lines, sources: [ANI, PTI] })).toEqual([]);
});

test("[A6] a typed attribution line, and an override that leaves a source out, are warned about", () => {
  expect(warnings({ lines: [p("Text."), p("With inputs from ANI")], sources: [ANI] })).toEqual([
    "typed-attribution-1",
  ]);
  const details = {
    section: "news",
    byline: "A",
    attributionOverride: { line: "ANI contributed", reason: "agreed" },
  };
  expect(warnings({ details, sources: [ANI] })).toEqual([]);
  expect(warnings({ details, sources: [ANI, PTI] })).toEqual(["override-unnamed"]);
});

test("[D24] what somebody should look at first: standfirst, byline, length, captions", () => {
  expect(
    warnings({
      words: {
        headline: "Talks",
        standfirst: "",
        lines: [p("one two three four five"), picture("good", "alt", "")],
      },
      details: { section: "news", length: 3 },
    }),
  ).toEqual(["no-standfirst", "no-byline", "over-length", "no-caption-1"]);
});
