import * as Y from "yjs";
import { expect, test } from "vitest";
import { ForgottenWords, LINE_UNIT } from "#lib/document/suggestions/forgotten-words.ts";
import { body, remember, story } from "#lib/document/testing/guarded-story.ts";
import { randomFrom } from "#lib/document/testing/random.ts";

test("[W40] what was deleted stays known by its ids, lines too, though the document forgets it", () => {
  const doc = story();
  const forgotten = remember(doc);
  // The base's body: a line, "hello world", a line, "second"; "MINE" stands inside the first word.
  body(doc).delete(0, 3);
  expect(forgotten.wordsAt(1, 4, 9)).toBe(LINE_UNIT);
  expect(forgotten.wordsAt(1, 6, 9)).toBe("he");
  expect(forgotten.wordsAt(1, 8, 1)).toBe("");
  body(doc).delete(4, 2);
  expect(forgotten.wordsAt(1, 6, 9)).toBe("hell");
  expect(forgotten.length).toBe(5);
});

test("[W40] the record is whole in whatever order it is filled, and as it was written down", () => {
  const text = "The quick brown fox jumps over the lazy dog\u0000\ud83d\udc15";
  for (let seed = 0; seed < 50; seed++) {
    const random = randomFrom(seed);
    const [one, other] = [new ForgottenWords(), new ForgottenWords()];
    const known = new Set<number>();
    for (let i = 0; i < 20; i++) {
      const from = random.below(text.length);
      const to = Math.min(text.length, from + 1 + random.below(6));
      (random.chance(0.5) ? one : other).add(9, from, text.slice(from, to));
      for (let at = from; at < to; at++) known.add(at);
    }
    const read = ForgottenWords.read(one.with(other).write());
    expect(read.length).toBe(known.size);
    for (let at = 0; at < text.length; at++)
      expect([seed, at, read.wordsAt(9, at, 1)]).toEqual([seed, at, known.has(at) ? text[at] : ""]);
  }
});

test("[W40] a story that is read from its rows remembers what they deleted", () => {
  const rows: Uint8Array[] = [];
  const doc = story();
  const base = Y.encodeStateAsUpdate(doc);
  doc.on("update", (row: Uint8Array) => rows.push(row));
  const live = remember(doc);
  doc.clientID = 70;
  body(doc).insert(1, "abc");
  body(doc).delete(2, 4);
  const again = new Y.Doc();
  const replayed = remember(again);
  again.transact(() => [base, ...rows].forEach((row) => Y.applyUpdate(again, row)));
  expect(JSON.parse(replayed.write())).toEqual(JSON.parse(live.write()));
});
