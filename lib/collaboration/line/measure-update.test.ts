import { expect, test, vi } from "vitest";
import * as Y from "yjs";
import { addsSomething, tooLongPart } from "#lib/collaboration/line/measure-update.ts";
import { newPartOf } from "#lib/document/live-update/new-part.ts";
import { readUpdate } from "#lib/document/live-update/read-update.ts";
import { newStoryUpdate } from "#lib/document/story/new-story.ts";
import { UpdatePlaces } from "#lib/document/suggestions/update-places.ts";
import { gone, rawDeletions, rawUpdate, text } from "#lib/document/testing/raw-update.ts";
import { line } from "#lib/document/testing/stories.ts";

function longStory(length: number): Y.Doc {
  const doc = new Y.Doc();
  const words = { headline: "Head", standfirst: "", lines: [line("x".repeat(length))] };
  Y.applyUpdate(doc, newStoryUpdate({ clientId: 1, words }));
  return doc;
}
/** What somebody who holds all of it sends after these deeds: everything deleted since ever, and what is new. */
function updateAfter(doc: Y.Doc, deed: (copy: Y.Doc) => void): Uint8Array {
  const copy = new Y.Doc();
  copy.clientID = 9;
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
  deed(copy);
  return Y.encodeStateAsUpdate(copy, Y.encodeStateVector(doc));
}

const partOf = (doc: Y.Doc, update: Uint8Array) => newPartOf(doc, readUpdate(update));
const tooLongWith = (doc: Y.Doc, update: Uint8Array) =>
  tooLongPart(doc, new UpdatePlaces(doc, partOf(doc, update)));

test("[S18] how much an update adds to a part is counted, whatever else it carries", () => {
  const doc = longStory(999_000);
  const body = (copy: Y.Doc) => copy.getText("body");
  expect(
    tooLongWith(
      doc,
      updateAfter(doc, (copy) => body(copy).insert(1, "y".repeat(900))),
    ),
  ).toBeNull();
  expect(
    tooLongWith(
      doc,
      updateAfter(doc, (copy) => body(copy).insert(1, "y".repeat(2_000))),
    ),
  ).toBe("body");
  const exchanged = updateAfter(doc, (copy) => {
    body(copy).delete(1, 5_000);
    body(copy).insert(1, "y".repeat(3_000));
  });
  expect(tooLongWith(doc, exchanged)).toBeNull();
  // Two thousand letters in the text are nothing to a headline of one thousand.
  expect(
    tooLongWith(
      longStory(5),
      updateAfter(longStory(5), (copy) => body(copy).insert(1, "y".repeat(2_000))),
    ),
  ).toBeNull();
});

test("[S52] a handshake that says nothing new is let in without a copy of the story being made", () => {
  const doc = longStory(1_500_000);
  // Long enough that the quick look is not enough.
  const erased = updateAfter(doc, (copy) => {
    for (let at = 1; at < 6_000; at += 2) copy.getText("body").delete(at, 1);
  });
  Y.applyUpdate(doc, erased);
  const handshake = updateAfter(doc, () => undefined);
  expect(handshake.length).toBeGreaterThan(2_000);
  const copied = vi.spyOn(Y.Doc.prototype, "getText");
  expect(addsSomething(partOf(doc, handshake))).toBe(false);
  expect(tooLongWith(doc, handshake)).toBeNull();
  expect([...new Set(copied.mock.contexts)]).toEqual([doc]);
  copied.mockRestore();
});

test("[L4] Thousands of new words with as many deletions are measured piece by piece", () => {
  const doc = longStory(9);
  const count = 24_000;
  const words = Array.from({ length: count }, (_, i) =>
    text("ab", i === 0 ? { parent: "body" } : { origin: [9, 2 * i - 1] }),
  );
  const written = rawUpdate([
    { client: 9, clock: 0, structs: [...words, gone(2_000_000, { parent: "body" })] },
  ]);
  const ranges = Array.from({ length: count }, (_, i) => [2 * i, 1] as const);
  const { structs } = readUpdate(written);
  const { deletions } = readUpdate(rawDeletions(9, ranges));
  expect(tooLongPart(doc, new UpdatePlaces(doc, newPartOf(doc, { structs, deletions })))).toBe(null);
});
