import { expect, test } from "vitest";
import * as Y from "yjs";
import { acceptedWords } from "#lib/document/story/accepted-words.ts";
import type { Facts } from "#lib/document/story/facts.ts";
import { FIELDS, fieldText } from "#lib/document/story/fields.ts";
import {
  CHIEF,
  EDIT,
  SERVER,
  SUGGEST,
  body,
  fact,
  hands,
  rights,
  story,
  updateAfter,
} from "#lib/document/testing/guarded-story.ts";
import { honestDeed, mutated } from "#lib/document/testing/hostile-update.ts";
import { followedFacts, refusalOfUpdate, takeUpdate } from "#lib/document/testing/judging.ts";
import { randomFrom } from "#lib/document/testing/random.ts";
import { collected, entry, rawFactKey, rawUpdate, text } from "#lib/document/testing/raw-update.ts";
import { failedSeeds, PATIENCE, playsAll } from "#lib/document/testing/seeds.ts";

/** A story as in the guard's tests, with characters of two units that somebody else wrote. */
function storyWithSigns(): Facts {
  const doc = story();
  doc.clientID = CHIEF;
  body(doc).insert(3, "a😀b👩‍👩‍👧c");
  fieldText(doc, "headline").insert(1, "🗞️");
  doc.clientID = SERVER;
  return followedFacts(doc, hands);
}

const RIGHTS = { edit: rights(true), suggest: rights(false), read: rights(false, false) } as const;
type Right = keyof typeof RIGHTS;

/** Every living character that somebody else wrote, by id. */
function othersCharacters({ doc }: Facts): Map<string, string> {
  const found = new Map<string, string>();
  for (const field of FIELDS)
    for (let at = fieldText(doc, field)._start; at; at = at.right)
      if (!at.deleted && at.content instanceof Y.ContentString && hands.get(at.id.client)?.person !== "me")
        for (let i = 0; i < at.length; i++)
          found.set(`${at.id.client}:${at.id.clock + i}`, at.content.str.charAt(i));
  return found;
}

/** What is wrong after a hostile update was judged, and applied if it was taken. */
function harmOf(facts: Facts, update: Uint8Array, right: Right, peer: Y.Doc): string[] {
  const { doc } = facts;
  const before = JSON.stringify(acceptedWords(doc, hands));
  const accepted = JSON.stringify(doc.getMap("accepted").toJSON());
  const details = JSON.stringify([doc.getMap("details").toJSON(), doc.getMap("sources").toJSON()]);
  const characters = othersCharacters(facts);
  const refused = refusalOfUpdate(doc, update, RIGHTS[right]);
  if (refused !== null) return [];
  takeUpdate(facts, update, RIGHTS[right]);
  const harm: string[] = [];
  const words = JSON.stringify(acceptedWords(doc, hands));
  if (right !== "edit" && words !== before) harm.push(`words of the story changed: ${before} to ${words}`);
  if (
    right !== "edit" &&
    JSON.stringify([doc.getMap("details").toJSON(), doc.getMap("sources").toJSON()]) !== details
  )
    harm.push("details changed");
  if (JSON.stringify(doc.getMap("accepted").toJSON()) !== accepted) harm.push("an acceptance was written");
  const after = othersCharacters(facts);
  for (const [id, character] of after)
    if ((characters.get(id) ?? character) !== character) harm.push(`another's character changed: ${id}`);
  if (doc.store.pendingStructs || doc.store.pendingDs) harm.push("something waits");
  // Every window, and every later opening, reads it with Yjs as it is.
  const reader = new Y.Doc();
  Y.applyUpdate(reader, Y.encodeStateAsUpdate(doc));
  if (JSON.stringify(acceptedWords(reader, hands)) !== words)
    harm.push("the story reads otherwise when it is opened again");
  if (JSON.stringify(acceptedWords(peer, hands)) !== words) harm.push("another window shows other words");
  reader.destroy();
  return harm;
}

const UPDATES_A_SEED = 20;

test(
  "[L7] whatever is sent, with whatever right: words stay, every window reads the story, and honest ones go on",
  () => {
    let taken = 0;
    const failed = failedSeeds("L7/hostile", 150, (seed) => {
      const random = randomFrom(seed);
      const facts = storyWithSigns();
      const { doc } = facts;
      const peer = new Y.Doc();
      Y.applyUpdate(peer, Y.encodeStateAsUpdate(doc));
      doc.on("update", (update: Uint8Array) => Y.applyUpdate(peer, update));
      for (let i = 0; i < UPDATES_A_SEED; i++) {
        const right = random.pick(["edit", "suggest", "suggest", "read"] as const);
        const client = right === "edit" ? random.pick([EDIT, SUGGEST]) : SUGGEST;
        const sound = updateAfter(doc, client, (copy) => {
          for (let deeds = random.below(3); deeds >= 0; deeds--) honestDeed(copy, random, right);
        });
        const hostile = mutated(sound, random, doc);
        const known = Y.encodeStateVector(doc);
        const harm = harmOf(facts, hostile, right, peer);
        if (harm.length > 0) return [{ after: i, right, harm }];
        if (Buffer.compare(Y.encodeStateVector(doc), known) !== 0) taken++;
        const refused =
          right === "read"
            ? null
            : refusalOfUpdate(
                doc,
                updateAfter(doc, EDIT, (copy) => body(copy).insert(1, "goes on")),
                RIGHTS.edit,
              );
        if (refused !== null) return [{ after: i, right, harm: [`an honest window is refused: ${refused}`] }];
      }
      return [];
    });
    expect(failed).toEqual([]);
    // Some mutations are harmless; were everything refused, nothing would be proved.
    if (playsAll) expect(taken).toBeGreaterThan(50);
  },
  PATIENCE,
);

test("[L8] nobody's character is cut in two by what is written beside it", () => {
  const facts = storyWithSigns();
  const { doc } = facts;
  const [id] = [...othersCharacters(facts)].find(([, character]) => /[\uD800-\uDBFF]/.test(character))!;
  const [client, clock] = id.split(":").map(Number) as [number, number];
  for (const place of [{ origin: [client, clock] as const }, { rightOrigin: [client, clock + 1] as const }]) {
    const own = Y.getState(doc.store, SUGGEST);
    const update = rawUpdate([{ client: SUGGEST, clock: own, structs: [text("x", place)] }]);
    expect(refusalOfUpdate(doc, update, RIGHTS.suggest)).toBe("splits-character");
    expect(refusalOfUpdate(doc, update, RIGHTS.edit)).toBe("splits-character");
  }
});

test("[L9] a suggestion that brings an accepted word back does not take its place", () => {
  const facts = storyWithSigns();
  const { doc } = facts;
  // "MI" of "MINE" is accepted; the copy elsewhere is the longer run.
  const before = JSON.stringify(acceptedWords(doc, hands));
  const update = updateAfter(doc, SUGGEST, (copy) => {
    const clock = Y.getState(copy.store, SUGGEST);
    body(copy).insert(body(copy).length, "MINE");
    fact(copy, "lineage", [[SUGGEST, clock, 4, SUGGEST, 0, "redo"]]);
  });
  expect(refusalOfUpdate(doc, update, RIGHTS.suggest)).toBeNull();
  takeUpdate(facts, update, RIGHTS.suggest);
  expect(JSON.stringify(acceptedWords(doc, hands))).toBe(before);
});

test("[L4] letters that each push the others aside are refused in numbers; typing backwards is not", () => {
  const { doc } = storyWithSigns();
  const from = Y.getState(doc.store, SUGGEST);
  const before = (count: number) =>
    rawUpdate([
      {
        client: SUGGEST,
        clock: from,
        structs: Array.from({ length: count }, (_, i) =>
          text("a", i === 0 ? {} : { rightOrigin: [SUGGEST, from + i - 1] }),
        ),
      },
    ]);
  expect(refusalOfUpdate(doc, before(1_000), RIGHTS.suggest)).toBeNull();
  expect(refusalOfUpdate(doc, before(20_000), RIGHTS.suggest)).toBe("too-much-at-once");
  const key = rawFactKey(SUGGEST, 5);
  const said = { by: "me", at: 1, ids: [[1, 7, 1]] };
  const often = Array.from({ length: 20_000 }, () => entry("deletions", key, said));
  expect(
    refusalOfUpdate(doc, rawUpdate([{ client: SUGGEST, clock: from, structs: often }]), RIGHTS.suggest),
  ).toBe("too-much-at-once");
  const forwards = Array.from({ length: 20_000 }, (_, i) =>
    i === 0 ? text("a", { origin: [1, 7] }) : text("a", { origin: [SUGGEST, from + i - 1] }),
  );
  expect(
    refusalOfUpdate(doc, rawUpdate([{ client: SUGGEST, clock: from, structs: forwards }]), RIGHTS.suggest),
  ).toBeNull();
});

test("[L4] a past of millions of words is compared by runs", () => {
  const { doc } = storyWithSigns();
  const from = Y.getState(doc.store, SUGGEST);
  const length = 2_000_000;
  const row = [SUGGEST, from + 1, length, SUGGEST, from + 1 + length, "copy"];
  const update = rawUpdate([
    {
      client: SUGGEST,
      clock: from,
      structs: [entry("lineage", rawFactKey(SUGGEST, 6), [row]), collected(length), collected(length)],
    },
  ]);
  // Nobody knows what these words were, and they are one's own: said of nothing, it changes nothing.
  expect(refusalOfUpdate(doc, update, RIGHTS.suggest)).toBeNull();
});
