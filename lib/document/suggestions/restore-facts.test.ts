import { expect, test } from "vitest";
import * as Y from "yjs";
import { acceptedWords } from "#lib/document/story/accepted-words.ts";
import type { Facts } from "#lib/document/story/facts.ts";
import { factMap } from "#lib/document/story/fields.ts";
import {
  acceptedLine,
  EDIT,
  SERVER,
  SUGGEST,
  body,
  fact,
  hands,
  mine,
  rights,
  story,
  updateAfter,
} from "#lib/document/testing/guarded-story.ts";
import { followedFacts, refusalOfUpdate, takeUpdate } from "#lib/document/testing/judging.ts";

/** A story in which I, while I could edit, made "wor" bold and moved "he" to the end. */
function editedStory(): Facts {
  const doc = story();
  doc.clientID = EDIT;
  fact(doc, "inline", { ...mine, n: 2, mark: "italic", on: true, ids: [[1, 9, 3]] });
  const last = Y.getState(doc.store, EDIT);
  body(doc).insert(body(doc).length, "he");
  fact(doc, "lineage", [[EDIT, last, 2, 1, 6, "copy"]]);
  fact(doc, "wire", { ...mine, item: "w", version: 1, ids: [[EDIT, last, 2]] });
  doc.clientID = SERVER;
  return followedFacts(doc, hands);
}
const keyOf = (doc: Y.Doc, map: "inline" | "lineage" | "wire") =>
  [...factMap(doc, map)._map].find(([, item]) => item.id.client === EDIT)![0];

const said = (facts: Facts) => {
  const words = JSON.stringify(acceptedWords(facts.doc, hands));
  const last = facts.identity(EDIT, 1);
  return { words, author: facts.author(last), wire: facts.wire(last)?.item };
};

test.each([
  ["take back a format", (doc: Y.Doc) => factMap(doc, "inline").delete(keyOf(doc, "inline"))],
  [
    "write a format again for other words",
    (doc: Y.Doc) =>
      factMap(doc, "inline").set(keyOf(doc, "inline"), {
        ...(factMap(doc, "inline").get(keyOf(doc, "inline")) as object),
        ids: [[SUGGEST, 3, 1]],
      }),
  ],
  ["take back the past of words", (doc: Y.Doc) => factMap(doc, "lineage").delete(keyOf(doc, "lineage"))],
  ["take back where words came from", (doc: Y.Doc) => factMap(doc, "wire").delete(keyOf(doc, "wire"))],
])("[L7] Whoever may only suggest by now cannot %s that is accepted", (_what, deed) => {
  const facts = editedStory();
  const before = said(facts);
  const update = updateAfter(facts.doc, SUGGEST, deed);
  expect(refusalOfUpdate(facts.doc, update, rights(false))).toBe(null);
  takeUpdate(facts, update, rights(false));
  expect(said(facts)).toEqual(before);
});

test("[L7] Whoever may only suggest by now cannot take the kind off a line that was accepted", () => {
  const doc = story();
  acceptedLine(doc).set("kind", "quote");
  doc.clientID = SERVER;
  const facts = followedFacts(doc, hands);
  const before = acceptedWords(doc, hands).lines.at(-1);
  const update = updateAfter(doc, SUGGEST, (copy) => acceptedLine(copy).delete("kind"));
  expect(refusalOfUpdate(doc, update, rights(false))).toBe(null);
  takeUpdate(facts, update, rights(false));
  expect(before).toMatchObject({ kind: "quote" });
  expect(acceptedWords(doc, hands).lines.at(-1)).toEqual(before);
});
