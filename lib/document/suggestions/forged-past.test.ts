import * as Y from "yjs";
import { expect, test } from "vitest";
import { refusalOfUpdate } from "#lib/document/testing/judging.ts";
import {
  body,
  CHIEF,
  EDIT,
  fact,
  remember,
  rights,
  story,
  SUGGEST,
  updateAfter,
} from "#lib/document/testing/guarded-story.ts";

/** Writes words at the beginning and says that they are others. */
function claim(doc: Y.Doc, words: string, [oldClient, oldClock]: [number, number], kind = "redo"): void {
  const clock = Y.getState(doc.store, doc.clientID);
  body(doc).insert(1, words);
  fact(doc, "lineage", [[doc.clientID, clock, words.length, oldClient, oldClock, kind]]);
}

/** A story from which "he" of the base's "hello" was deleted, and the record that knows it. */
function deletedStory() {
  const doc = story();
  const forgotten = remember(doc);
  body(doc).delete(1, 2);
  return { doc, editor: { ...rights(true), forgotten }, suggester: { ...rights(false), forgotten } };
}

const OTHER_WORDS = "past-of-other-words";

test("[W40] words that are gone come back under their author's name, and other words do not", () => {
  const { doc, editor, suggester } = deletedStory();
  for (const kind of ["redo", "move", "copy"]) {
    const back = updateAfter(doc, EDIT, (copy) => claim(copy, "he", [1, 6], kind));
    expect(refusalOfUpdate(doc, back, editor)).toBeNull();
    const forged = updateAfter(doc, EDIT, (copy) => claim(copy, "HE", [1, 6], kind));
    expect(refusalOfUpdate(doc, forged, editor)).toBe(OTHER_WORDS);
  }
  const copied = updateAfter(doc, SUGGEST, (copy) => claim(copy, "no", [1, 6], "copy"));
  expect(refusalOfUpdate(doc, copied, suggester)).toBe(OTHER_WORDS);
  // Half of them live, half are gone.
  const both = updateAfter(doc, EDIT, (copy) => claim(copy, "hell", [1, 6], "copy"));
  expect(refusalOfUpdate(doc, both, editor)).toBeNull();
  const half = updateAfter(doc, EDIT, (copy) => claim(copy, "hexx", [1, 6], "copy"));
  expect(refusalOfUpdate(doc, half, editor)).toBe(OTHER_WORDS);
});

test("[W40] old words that nobody has written are waited for, and those nobody remembers are not another's", () => {
  const { doc, editor } = deletedStory();
  const early = updateAfter(doc, EDIT, (copy) => claim(copy, "soon", [CHIEF, 500]));
  expect(refusalOfUpdate(doc, early, editor)).toBe("missing-others");
  const unknown = updateAfter(doc, EDIT, (copy) => claim(copy, "he", [1, 6]));
  expect(refusalOfUpdate(doc, unknown, rights(true))).toBe(OTHER_WORDS);
});

test("[W40] what was typed and erased before anybody saw it may come back, as its writer's own", () => {
  const { doc, editor } = deletedStory();
  const first = Y.getState(doc.store, EDIT);
  const offline = updateAfter(doc, EDIT, (copy) => {
    body(copy).insert(1, "mine");
    body(copy).delete(1, 4);
    claim(copy, "mine", [EDIT, first]);
  });
  expect(refusalOfUpdate(doc, offline, editor)).toBeNull();
});

test("[W40] a past is claimed with the words or for words that stand, never first or for what is gone", () => {
  const { doc, editor } = deletedStory();
  const clock = Y.getState(doc.store, EDIT);
  const ahead = updateAfter(doc, EDIT, (copy) =>
    fact(copy, "lineage", [[EDIT, clock + 50, 2, 1, 6, "redo"]]),
  );
  expect(refusalOfUpdate(doc, ahead, editor)).toBe("past-of-unwritten");
  // Something unseen is typed and erased, other words are said to be that, and then that is said to be the base's.
  const unseen = updateAfter(doc, EDIT, (copy) => {
    body(copy).insert(1, "no");
    body(copy).delete(1, 2);
  });
  Y.applyUpdate(doc, unseen);
  const link = updateAfter(doc, EDIT, (copy) => claim(copy, "NO", [EDIT, clock]));
  expect(refusalOfUpdate(doc, link, editor)).toBeNull();
  Y.applyUpdate(doc, link);
  const chain = updateAfter(doc, EDIT, (copy) => fact(copy, "lineage", [[EDIT, clock, 2, 1, 6, "redo"]]));
  expect(refusalOfUpdate(doc, chain, editor)).toBe(OTHER_WORDS);
});

test("[W40] nobody passes a forged past on through words that are gone in the same update", () => {
  const { doc, editor } = deletedStory();
  const clock = Y.getState(doc.store, EDIT);
  const chained = (words: string) =>
    updateAfter(doc, EDIT, (copy) => {
      body(copy).insert(1, "no");
      body(copy).delete(1, 2);
      fact(copy, "lineage", [[EDIT, clock, 2, 1, 6, "redo"]]);
      claim(copy, words, [EDIT, clock]);
    });
  expect(refusalOfUpdate(doc, chained("NO"), editor)).toBe(OTHER_WORDS);
  expect(refusalOfUpdate(doc, chained("he"), editor)).toBeNull();
});

test("[W40] a word has one past", () => {
  const { doc, editor } = deletedStory();
  const clock = Y.getState(doc.store, EDIT);
  const twice = updateAfter(doc, EDIT, (copy) => {
    claim(copy, "he", [1, 6]);
    fact(copy, "lineage", [[EDIT, clock, 1, 1, 6, "copy"]]);
  });
  expect(refusalOfUpdate(doc, twice, editor)).toBe("past-twice");
});
