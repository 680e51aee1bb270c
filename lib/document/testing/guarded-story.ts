import * as Y from "yjs";
import { newFactKey } from "#lib/document/story/fact-keys.ts";
import { factMap, fieldText } from "#lib/document/story/fields.ts";
import type { Hand } from "#lib/document/story/hands.ts";
import { makeMarker } from "#lib/document/story/line-marker.ts";
import { newStoryUpdate } from "#lib/document/story/new-story.ts";
import { ForgottenWords } from "#lib/document/suggestions/forgotten-words.ts";
import type { WriterRights } from "#lib/document/suggestions/guard.ts";
import { line } from "#lib/document/testing/stories.ts";

export const SERVER = 5;
export const EDIT = 70;
export const SUGGEST = 77;
export const CHIEF = 60;

export const hands = new Map<number, Hand>([
  [1, { person: "base", suggesting: false }],
  [SERVER, { person: "server", suggesting: false }],
  [CHIEF, { person: "chief", suggesting: false }],
  [61, { person: "chief", suggesting: true }],
  [EDIT, { person: "me", suggesting: false }],
  [SUGGEST, { person: "me", suggesting: true }],
]);

/** What a story's deleted words were, followed from now on. */
export function remember(doc: Y.Doc): ForgottenWords {
  const forgotten = new ForgottenWords();
  forgotten.watch(doc);
  return forgotten;
}

export const rights = (mayEdit: boolean, maySuggest = true): WriterRights => ({
  ...{ mayEdit, maySuggest, hands, person: "me" },
  editIds: new Set([EDIT]),
  suggestIds: new Set([SUGGEST]),
});

/** A story with a strike and a bold word of the chief's, an accepted word, and a pending line of mine. */
export function story(): Y.Doc {
  const doc = new Y.Doc();
  const words = { headline: "Head", standfirst: "", lines: [line("hello world"), line("second")] };
  Y.applyUpdate(doc, newStoryUpdate({ clientId: 1, words, details: { slugline: "s" } }));
  const body = fieldText(doc, "body");
  doc.clientID = CHIEF;
  factMap(doc, "deletions").set(newFactKey(doc), { by: "chief", at: 1, ids: [[1, 7, 2]] });
  factMap(doc, "inline").set(newFactKey(doc), {
    by: "chief",
    at: 1,
    n: 1,
    mark: "bold",
    on: true,
    ids: [[1, 7, 2]],
  });
  doc.clientID = SUGGEST;
  body.insert(3, "MINE");
  body.insertEmbed(10, makeMarker({ kind: "paragraph" }));
  const last = Y.getState(doc.store, SUGGEST);
  body.insertEmbed(body.length, makeMarker({ kind: "paragraph" }));
  doc.clientID = SERVER;
  factMap(doc, "accepted").set(newFactKey(doc), [
    [SUGGEST, 0, 2],
    [SUGGEST, last, 1],
  ]);
  return doc;
}

/** What somebody's browser would send after doing this to a copy of the story. */
export function updateAfter(doc: Y.Doc, client: number, deed: (copy: Y.Doc) => void): Uint8Array {
  const copy = new Y.Doc();
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
  copy.clientID = client;
  const updates: Uint8Array[] = [];
  copy.on("update", (update: Uint8Array) => updates.push(update));
  copy.transact(() => deed(copy));
  return Y.mergeUpdates(updates);
}

export const mine = { by: "me", at: 1 };
export const fact = (doc: Y.Doc, map: Parameters<typeof factMap>[1], value: unknown) =>
  factMap(doc, map).set(newFactKey(doc), value);
export const body = (doc: Y.Doc) => fieldText(doc, "body");
/** The markers of the lines that live now, in their order. */
const livingLines = (doc: Y.Doc): Y.Map<unknown>[] =>
  (body(doc).toDelta() as { insert: unknown }[]).flatMap(({ insert }) =>
    insert instanceof Y.Map ? [insert] : [],
  );
export const firstLine = (doc: Y.Doc) => livingLines(doc)[0]!;
export const acceptedLine = (doc: Y.Doc) => livingLines(doc).at(-1)!;
export const myLine = (doc: Y.Doc) => livingLines(doc)[1]!;
export const chiefKey = (doc: Y.Doc, map: "deletions" | "inline") => [...factMap(doc, map).keys()][0]!;

export type Deed = (doc: Y.Doc) => void;
