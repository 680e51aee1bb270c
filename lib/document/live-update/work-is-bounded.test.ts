import { expect, test } from "vitest";
import * as Y from "yjs";
import { newPartOf } from "#lib/document/live-update/new-part.ts";
import { readUpdate } from "#lib/document/live-update/read-update.ts";
import { fieldText } from "#lib/document/story/fields.ts";
import { UpdatePlaces } from "#lib/document/suggestions/update-places.ts";
import { EDIT, SUGGEST, hands, rights, story } from "#lib/document/testing/guarded-story.ts";
import { followedFacts, refusalOfUpdate, takeUpdate } from "#lib/document/testing/judging.ts";
import {
  collected,
  entry,
  rawDeletions,
  rawFactKey,
  rawUpdate,
  text,
  type RawBlock,
  type RawStruct,
} from "#lib/document/testing/raw-update.ts";

/** Counts how often anybody asks what a struct waits for. */
class CountedPlaces extends UpdatePlaces {
  static asked = 0;
  override missingFor(struct: Y.Item | Y.GC): Y.ID | null {
    CountedPlaces.asked++;
    return super.missingFor(struct);
  }
}

test("[L4] Thousands of clients that wait for one another are looked at a few times each", () => {
  const clients = 5_000;
  const blocks: RawBlock[] = [];
  for (let i = 1; i <= clients; i++) {
    const place = i === clients ? { parent: "body" } : { origin: [1_000 + i + 1, 0] as const };
    blocks.push({ client: 1_000 + i, clock: 0, structs: [text("a", place)] });
  }
  const doc = story();
  const places = new CountedPlaces(doc, newPartOf(doc, readUpdate(rawUpdate(blocks))));
  expect(places.inOrder).toHaveLength(clients);
  expect(CountedPlaces.asked).toBeLessThan(3 * clients);
});

test("[L4] Deletions that cut thousands of words before a long list of others are refused in numbers", () => {
  const doc = story();
  const facts = followedFacts(doc, hands);
  const clock = Y.getState(doc.store, EDIT);
  const everySecond = (from: number, count: number) =>
    rawDeletions(
      EDIT,
      Array.from({ length: count }, (_, i) => [from + 2 * i, 1] as const),
    );
  const long = rawUpdate([{ client: EDIT, clock, structs: [text("a".repeat(100_000), { parent: "body" })] }]);
  takeUpdate(facts, long, rights(true));
  // Each cuts the last of the list: nothing lies behind it.
  const atTheEnd = everySecond(clock + 40_000, 20_000);
  expect(refusalOfUpdate(doc, atTheEnd, rights(true))).toBe(null);
  takeUpdate(facts, atTheEnd, rights(true));
  expect(refusalOfUpdate(doc, everySecond(clock, 5_000), rights(true))).toBe("too-much-at-once");
  expect(refusalOfUpdate(doc, everySecond(clock, 100), rights(true))).toBe(null);
});

test("[L4] Thousands of dead copies of one letter are looked through once", () => {
  const facts = followedFacts(story(), hands);
  const { doc } = facts;
  const root = Y.getState(doc.store, EDIT);
  const copies = 40_000;
  const write = (structs: RawStruct[]) =>
    takeUpdate(
      facts,
      rawUpdate([{ client: EDIT, clock: Y.getState(doc.store, EDIT), structs }], [[EDIT, root + 1, copies]]),
      rights(true),
    );
  write([text("a", { parent: "headline" }), text("a".repeat(copies), { origin: [EDIT, root] })]);
  const rows = Array.from({ length: copies }, (_, i) => [EDIT, root + 1 + i, 1, EDIT, root, "redo"]);
  write([entry("lineage", rawFactKey(EDIT, 3), rows)]);
  expect(facts.identity(EDIT, root + copies).rootClock).toBe(root);
  expect(fieldText(doc, "headline").toString()).toContain("a");
});

test("[L4] Pasts that come last first, or lie over one another, are sorted once", () => {
  const doc = story();
  const clock = Y.getState(doc.store, EDIT);
  const count = 30_000;
  const each = (row: (i: number) => unknown[]) => Array.from({ length: count }, (_, i) => row(i));
  const saying = (rows: unknown[]) =>
    rawUpdate([
      {
        client: EDIT,
        clock,
        structs: [
          text("a".repeat(count), { parent: "headline" }),
          collected(count),
          entry("lineage", rawFactKey(EDIT, 3), rows),
        ],
      },
    ]);
  const lastFirst = each((i) => [EDIT, clock + count - 1 - i, 1, EDIT, clock + count, "copy"]);
  expect(refusalOfUpdate(doc, saying(lastFirst), rights(true))).toBe(null);
  const over = each((i) => [EDIT, clock + count, 1 + i, EDIT, clock, "copy"]);
  expect(refusalOfUpdate(doc, saying([...lastFirst, ...over]), rights(true))).toBe("past-twice");
});

test("[L4] A strike of thousands of pieces is laid down and taken away as one", () => {
  const facts = followedFacts(story(), hands);
  const { doc } = facts;
  const pieces = 60_000;
  const clock = Y.getState(doc.store, EDIT);
  const ids = Array.from({ length: pieces }, (_, i) => [EDIT, clock + 2 * i, 1]);
  const structs = [
    text("a".repeat(2 * pieces), { parent: "body" }),
    entry("deletions", rawFactKey(EDIT, 3), { by: "me", at: 1, ids }),
  ];
  takeUpdate(facts, rawUpdate([{ client: EDIT, clock, structs }]), rights(true));
  const last = facts.identity(EDIT, clock + 2 * (pieces - 1));
  expect(facts.isStruck(last)).toBe(true);
  takeUpdate(facts, rawDeletions(EDIT, [[clock + 2 * pieces, 1]]), rights(true));
  expect(facts.isStruck(last)).toBe(false);
});

test("[L4] A past that leads back a long way, or in a circle, is not taken", () => {
  const doc = story();
  const clock = Y.getState(doc.store, EDIT);
  const saying = (...rows: unknown[]) =>
    refusalOfUpdate(
      doc,
      rawUpdate([
        {
          client: EDIT,
          clock,
          structs: [text("a".repeat(3_000), { parent: "body" }), entry("lineage", rawFactKey(EDIT, 3), rows)],
        },
      ]),
      rights(true),
    );
  // Each letter is the one before it: one row of thirty bytes.
  expect(saying([EDIT, clock + 1, 2_999, EDIT, clock, "copy"])).toBe("too-much-at-once");
  expect(saying([EDIT, clock, 9, EDIT, clock + 9, "redo"], [EDIT, clock + 9, 9, EDIT, clock, "redo"])).toBe(
    "too-much-at-once",
  );
  const each = (i: number) => [EDIT, clock + i + 1, 1, EDIT, clock + i, "redo"];
  expect(saying(...Array.from({ length: 200 }, (_, i) => each(i)))).toBe(null);
});

test("[L4] Strikes that lie over one another are refused in numbers; as many side by side are not", () => {
  const doc = story();
  const clock = Y.getState(doc.store, SUGGEST);
  const strikes = (count: number, length: number) => {
    const each = Array.from({ length: count }, (_, i) =>
      entry("deletions", rawFactKey(SUGGEST, i), { by: "me", at: 1, ids: [[SUGGEST, clock + i, length]] }),
    );
    const words = text("a".repeat(2 * count), { parent: "body" });
    return refusalOfUpdate(
      doc,
      rawUpdate([{ client: SUGGEST, clock, structs: [words, ...each] }]),
      rights(false),
    );
  };
  expect(strikes(6_000, 6_000)).toBe("too-much-at-once");
  expect(strikes(6_000, 1)).toBe(null);
});
