import { expect, test } from "vitest";
import * as Y from "yjs";
import { hasParkedMore, parkedIn } from "#lib/collaboration/line/parked-words.ts";

/** Updates of somebody who types these words one after the other. */
function typed(clientId: number, ...words: string[]): Uint8Array[] {
  const doc = new Y.Doc();
  doc.clientID = clientId;
  const updates: Uint8Array[] = [];
  doc.on("update", (update: Uint8Array) => updates.push(update));
  for (const word of words) doc.getText("body").insert(doc.getText("body").length, word);
  return updates;
}

/** Applies an update; true when more is kept aside than before. */
function parksMore(doc: Y.Doc, update: Uint8Array): boolean {
  const before = parkedIn(doc);
  Y.applyUpdate(doc, update);
  return hasParkedMore(doc, before);
}

test("[S51] what waits for missing words is noticed each time, also when something waits already", () => {
  const doc = new Y.Doc();
  const [annas, alsoAnnas, laterAnnas] = typed(1, "one ", "two ", "three ");
  const [bens, alsoBens] = typed(2, "four ", "five ");
  expect(parksMore(doc, laterAnnas!)).toBe(true);
  expect(parksMore(doc, alsoBens!)).toBe(true);
  expect(parksMore(doc, alsoAnnas!)).toBe(true);
  // What is known to wait is no news.
  expect(parksMore(doc, alsoBens!)).toBe(false);
  for (const missing of [annas!, bens!]) Y.applyUpdate(doc, missing);
  expect(doc.getText("body").length).toBe("one two three four five ".length);
  expect(parkedIn(doc)).toEqual({ structs: null, deletions: null });
});

test("[S51] a deletion of words that have not come is noticed, and the same one only once", () => {
  const writer = new Y.Doc();
  writer.clientID = 1;
  writer.getText("body").insert(0, "one two");
  const before = Y.encodeStateVector(writer);
  const words = Y.encodeStateAsUpdate(writer);
  writer.getText("body").delete(0, 3);
  const deletion = Y.encodeStateAsUpdate(writer, before);
  const doc = new Y.Doc();
  expect(parksMore(doc, deletion)).toBe(true);
  expect(parksMore(doc, deletion)).toBe(false);
  const [others] = typed(2, "mine");
  expect(parksMore(doc, others!)).toBe(false);
  expect(parksMore(doc, words)).toBe(false);
  expect(doc.getText("body").toString()).toContain(" two");
});
