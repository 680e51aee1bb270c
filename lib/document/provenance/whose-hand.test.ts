import * as Y from "yjs";
import { expect, test } from "vitest";
import { authorshipOf, wordShares } from "#lib/document/provenance/authorship-of-words.ts";
import { authorsOfChange, changedBy, type Delivery } from "#lib/document/provenance/changed-by.ts";
import { rootRows, setByOf } from "#lib/document/provenance/beside-authors.ts";
import { identityFrom, wordsFrom } from "#lib/document/story/accepted-words.ts";
import type { LineageKind } from "#lib/document/story/fact-entries.ts";
import { setDetail } from "#lib/document/story/details.ts";
import { newFactKey } from "#lib/document/story/fact-keys.ts";
import { Facts } from "#lib/document/story/facts.ts";
import { factMap, fieldText } from "#lib/document/story/fields.ts";
import type { Hand } from "#lib/document/story/hands.ts";
import { IdMap } from "#lib/document/story/id-map.ts";
import { newStoryUpdate } from "#lib/document/story/new-story.ts";
import { line } from "#lib/document/testing/stories.ts";

const [ANNA, MALLORY] = [1, 60];
const hands = new Map<number, Hand>([
  [ANNA, { person: "anna", suggesting: false }],
  [MALLORY, { person: "mallory", suggesting: false }],
]);
const TEXT = "the minister denied every charge";

/** Anna's text; `first`: the clock of its first letter. */
function annasStory() {
  const doc = new Y.Doc();
  const words = { headline: "", standfirst: "", lines: [line(TEXT)] };
  Y.applyUpdate(doc, newStoryUpdate({ clientId: ANNA, words }));
  doc.clientID = MALLORY;
  const last = identityFrom(new Facts(doc, hands)).body.at(-1)!;
  return { doc, first: last[1] + last[2] - TEXT.length };
}

/** Mallory puts these pieces of Anna's text at the end, one after the other, each said to be Anna's. */
function compose(doc: Y.Doc, first: number, pieces: [at: number, length: number][], kind: LineageKind): void {
  const body = fieldText(doc, "body");
  doc.transact(() => {
    const rows = pieces.map(([at, length]) => {
      const clock = Y.getState(doc.store, MALLORY);
      body.insert(body.length, TEXT.slice(at, at + length));
      return [MALLORY, clock, length, ANNA, first + at, kind];
    });
    factMap(doc, "lineage").set(newFactKey(doc), rows);
  });
}

function versionOf(doc: Y.Doc, relayed?: IdMap<string>) {
  const facts = new Facts(doc, hands);
  return {
    ...{ words: wordsFrom(facts), details: {}, sources: [], identity: identityFrom(facts) },
    ...{ authorship: authorshipOf(facts, relayed), setBy: setByOf(facts), roots: rootRows(facts) },
  };
}

/** Single letters, which make up whatever one likes. */
const LETTERS: [number, number][] = [1, 5, 13, 22].map((at) => [at, 1]);

test("[V23] text that is put together from a colleague's letters counts for whose hand put it there", () => {
  const { doc, first } = annasStory();
  const before = versionOf(doc);
  compose(doc, first, LETTERS, "copy");
  const after = versionOf(doc);
  const changes = changedBy(before, after, after.roots, []);
  expect(changes).toEqual([{ person: "mallory", written: 4, brought: 4, removed: 0, beside: false }]);
  expect(authorsOfChange(changes)).toEqual(["mallory"]);
  expect(wordShares(after.words, after.authorship)).toMatchObject([
    { person: "anna", characters: TEXT.length },
    { person: "mallory", characters: 4 },
  ]);
});

test("[V23] a sentence that somebody copies stays its author's, and is their doing", () => {
  const { doc, first } = annasStory();
  const before = versionOf(doc);
  compose(doc, first, [[4, 15]], "copy");
  const after = versionOf(doc);
  expect(wordShares(after.words, after.authorship)).toMatchObject([{ person: "anna", share: 1 }]);
  const changes = changedBy(before, after, after.roots, []);
  expect(changes).toEqual([
    { person: "anna", written: 15, brought: 0, removed: 0, beside: false },
    { person: "mallory", written: 0, brought: 15, removed: 0, beside: false },
  ]);
  expect(authorsOfChange(changes)).toEqual(["mallory"]);
});

test.each([
  ["letters", LETTERS, ["mallory"]],
  ["a word", [[4, 8]] as [number, number][], []],
])("[V23] %s of an approved story in another place: %j are authors %j", (_what, pieces, authors) => {
  const { doc, first } = annasStory();
  const before = versionOf(doc);
  const deliveries: Delivery[] = [];
  doc.on("update", (update: Uint8Array) => deliveries.push({ person: "mallory", update }));
  const body = fieldText(doc, "body");
  for (const [at, length] of [...pieces].reverse()) body.delete(1 + at, length);
  compose(doc, first, pieces, "move");
  const after = versionOf(doc);
  expect(authorsOfChange(changedBy(before, after, after.roots, deliveries))).toEqual(authors);
});

test("[S6] words that were given back are their author's by way of whoever gave them", () => {
  const { doc, first } = annasStory();
  const relayed = new IdMap<string>();
  relayed.add(ANNA, first + 4, 8, "mallory");
  const { authorship } = versionOf(doc, relayed);
  const [anna, mallory] = ["anna", "mallory"].map((person) => authorship.people.indexOf(person));
  expect(authorship.body).toEqual([
    [5, anna, -1, anna],
    [8, anna, -1, mallory],
    [TEXT.length - 12, anna, -1, anna],
  ]);
});

test("[S6] [L7] a detail that was given back for another was set by whoever gave it", () => {
  const { doc } = annasStory();
  doc.clientID = ANNA;
  setDetail(doc, "byline", "By nobody at all");
  setDetail(doc, "slugline", "charge");
  const { id } = doc.getMap("details")._map.get("byline")!;
  const relayed = new IdMap<string>();
  relayed.add(id.client, id.clock, 1, "mallory");
  expect(setByOf(new Facts(doc, hands), relayed).details).toMatchObject({
    byline: "mallory",
    slugline: "anna",
  });
});
