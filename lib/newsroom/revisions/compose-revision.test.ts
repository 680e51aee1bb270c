import { expect, test } from "vitest";
import type { Line, StoryDetails, StoryWords } from "#lib/document/story/words.ts";
import { canonical, composeRevision, type RevisionParts } from "#lib/newsroom/revisions/compose-revision.ts";

const PICTURE = { credit: "Twitter/ Amrullah Saleh/ANI", contentHash: "ab", width: 1600, height: 900 };
const lines: Line[] = [
  { kind: "paragraph", runs: [{ text: "The council met. " }, { text: "It rose.", bold: true }] },
  {
    kind: "picture",
    picture: "p1",
    alt: "A river",
    crop: { x: 0, y: 0, width: 1, height: 0.5 },
    runs: [{ text: "The river" }],
  },
];
const parts = (
  change: { words?: Partial<StoryWords>; details?: StoryDetails; sources?: string[] } & Partial<
    Omit<RevisionParts, "words" | "details" | "sources">
  > = {},
): RevisionParts => ({
  words: { headline: "Talks", standfirst: "Both banks", lines, ...change.words },
  details: { section: "news", slugline: "talks", byline: "Asha Rao", length: 300, ...change.details },
  sources: change.sources ?? ["ani"],
  pictures: change.pictures ?? new Map([["p1", PICTURE]]),
  wireSources:
    change.wireSources ??
    new Map([
      ["ani", { printedName: "ANI" }],
      ["pti", { printedName: "PTI" }],
    ]),
  attributionForm: change.attributionForm ?? "With inputs from {sources}",
});
const print = (change?: Parameters<typeof parts>[0]) => composeRevision(parts(change)).fingerprint;
const swap = (index: number, change: Partial<Line>) => ({
  words: { lines: lines.map((line, at) => (at === index ? { ...line, ...change } : line)) },
});

test("[D25] the fingerprint covers everything the reader gets: change anything, and it is another", () => {
  const changes: Parameters<typeof parts>[0][] = [
    { words: { headline: "Talks " } },
    { words: { standfirst: "both banks" } },
    swap(0, { runs: [{ text: "The council met. It rose.", bold: true }] }),
    swap(0, { kind: "quote" }),
    swap(1, { alt: "The river" }),
    swap(1, { crop: { x: 0, y: 0, width: 1, height: 0.6 } }),
    swap(1, { runs: [{ text: "The river in May" }] }),
    { pictures: new Map([["p1", { ...PICTURE, credit: "ANI" }]]) },
    { pictures: new Map([["p1", { ...PICTURE, contentHash: "cd" }]]) },
    { pictures: new Map() },
    { details: { kicker: "Dam" } },
    { details: { byline: "Vikram Sethi" } },
    { details: { place: "Kabul" } },
    { details: { topics: "rivers" } },
    { details: { section: "world" } },
    { details: { address: "dam-talks" } },
    { details: { attributionOverride: { line: "ANI", reason: "agreed" } } },
    { sources: ["ani", "pti"] },
    { wireSources: new Map([["ani", { printedName: "A.N.I." }]]) },
    { attributionForm: "Also {sources}" },
  ];
  const prints = new Set(changes.map((change) => print(change)));
  expect(prints.size).toBe(changes.length);
  expect(prints.has(print())).toBe(false);
  expect(print()).toMatch(/^[0-9a-f]{64}$/);
});

test("[D26] what only the newsroom sees, and how words were typed, is not in it", () => {
  expect(print({ details: { slugline: "other", length: 900 } })).toBe(print());
  expect(
    print(
      swap(0, {
        runs: [
          { text: "The council " },
          { text: "" },
          { text: "met. " },
          { text: "It ", bold: true },
          { text: "rose.", bold: true },
        ],
      }),
    ),
  ).toBe(print());
  expect(print({ words: { lines: [...lines, { kind: "paragraph", runs: [] }] } })).toBe(print());
  expect(print({ details: { topics: "a, b" } })).toBe(print({ details: { topics: " a ,b,,a" } }));
});

test("[D25] a revision pins pictures with their credit, sources with their printed name, and the attribution line", () => {
  expect(composeRevision(parts({ sources: ["pti", "gone", "ani"] }))).toMatchObject({
    pictures: [{ id: "p1", ...PICTURE }],
    sources: [
      { id: "pti", printedName: "PTI" },
      { id: "ani", printedName: "ANI" },
    ],
    attribution: "With inputs from PTI and ANI",
  });
});

test("[D25] equal things are written equally", () => {
  expect(canonical({ b: [1, { d: undefined, c: "x" }], a: null })).toBe('{"a":null,"b":[1,{"c":"x"}]}');
});
