import * as encoding from "lib0/encoding";
import { expect, test } from "vitest";
import * as Y from "yjs";
import { acceptedWords } from "#lib/document/story/accepted-words.ts";
import { setDetail } from "#lib/document/story/details.ts";
import type { Facts } from "#lib/document/story/facts.ts";
import { FIELDS, fieldText } from "#lib/document/story/fields.ts";
import type { IdRun } from "#lib/document/story/id-run.ts";
import { makeMarker } from "#lib/document/story/line-marker.ts";
import {
  CHIEF,
  EDIT,
  SERVER,
  SUGGEST,
  body,
  fact,
  hands,
  mine,
  myLine,
  rights,
  story,
  updateAfter,
} from "#lib/document/testing/guarded-story.ts";
import { followedFacts, refusalOfUpdate, takeUpdate } from "#lib/document/testing/judging.ts";
import { randomFrom, type Random } from "#lib/document/testing/random.ts";
import {
  collected,
  entry,
  gone,
  item,
  marker,
  rawFactKey,
  rawUpdate,
  skipped,
  subDocument,
  text,
  type RawBlock,
  type RawPlace,
  type RawStruct,
} from "#lib/document/testing/raw-update.ts";
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

/** What an honest window of this right may do. */
function honest(doc: Y.Doc, random: Random, right: Right): void {
  const text = body(doc);
  const at = 1 + random.below(Math.max(1, text.length - 1));
  const clock = Y.getState(doc.store, doc.clientID);
  const all = [
    () => text.insert(at, random.pick(["word", "x", "two words", "😀"])),
    () => text.insertEmbed(at, makeMarker({ kind: "paragraph" })),
    () => fact(doc, "deletions", { ...mine, ids: [[1, 7 + random.below(3), 1]] }),
    () => fact(doc, "formats", { ...mine, mark: "bold", on: true, ids: [[1, 7, 2]] }),
    () => {
      text.insert(at, "he");
      fact(doc, "lineage", [[doc.clientID, clock, 2, 1, 6, "copy"]]);
    },
    () => myLine(doc)?.set("kind", "quote"),
  ];
  const edits = [
    () => text.delete(at, Math.min(3, text.length - at)),
    () => setDetail(doc, "slugline", random.pick(["one", "two"])),
    () => fact(doc, "inline", { ...mine, n: 4, mark: "bold", on: true, ids: [[1, 8, 3]] }),
  ];
  random.pick(right === "edit" ? [...all, ...edits] : all)();
}

/** The blocks of an honest update, each struct written as Yjs writes it. */
function blocksOf(update: Uint8Array): RawBlock[] {
  const blocks: RawBlock[] = [];
  for (const struct of Y.decodeUpdate(update).structs) {
    const { client, clock } = struct.id;
    const write: RawStruct = (encoder) => {
      const own = new Y.UpdateEncoderV1();
      (struct as Y.Item).write(own, 0);
      for (const byte of own.toUint8Array()) encoding.writeUint8(encoder, byte);
    };
    const last = blocks.at(-1);
    if (last?.client === client) last.structs.push(write);
    else blocks.push({ client, clock, structs: [write] });
  }
  return blocks;
}

const CLIENTS = [EDIT, SUGGEST, CHIEF, SERVER, 1, 61, 4_711];
const SIZES = [0, 1, 2, 3, 7, 100, 65_536, 2_000_000, 2 ** 31 - 1, 2 ** 31, 2 ** 40, 2 ** 55];
const ROOTS = [
  ...FIELDS,
  "details",
  "sources",
  "inline",
  "deletions",
  "formats",
  "accepted",
  "wire",
  "lineage",
  "?",
];
const KEYS = [
  "kind",
  "slugline",
  "picture",
  "k",
  rawFactKey(SUGGEST, 9),
  rawFactKey(EDIT, 9),
  rawFactKey(1, 1),
];

/** A struct that somebody made up. */
function invented(random: Random, doc: Y.Doc): RawStruct {
  const id = () => {
    const client = random.pick(CLIENTS);
    return [client, random.below(Y.getState(doc.store, client) + 4)] as const;
  };
  const run = (): IdRun => [...id(), random.pick([1, 2, 5, ...SIZES])] as IdRun;
  const place = (): RawPlace => {
    const neighbours = random.below(4);
    if (neighbours === 0)
      return { parent: random.chance(0.3) ? id() : random.pick(ROOTS), key: random.pick(KEYS) };
    if (neighbours === 1) return { parent: random.pick(ROOTS) };
    return {
      ...(neighbours === 2 ? { origin: id() } : {}),
      ...(random.chance(0.5) ? { rightOrigin: id() } : { origin: id() }),
    };
  };
  const value = () =>
    random.pick<() => unknown>([
      () => [run()],
      () => [[...run(), ...id(), random.pick(["redo", "move", "copy"])]],
      () => ({
        by: random.pick(["me", "chief"]),
        at: 1,
        ids: [run()],
        mark: "bold",
        on: true,
        n: random.pick([1, 9e9]),
      }),
      () => ({ by: "me", at: 1, ids: [run()], kind: { kind: "quote" } }),
      () => "a".repeat(random.below(3_000)),
      () => random.pick([null, true, -1, 0.5]),
    ])();
  return random.pick<() => RawStruct>([
    () => text(random.pick(["x", "FORGED", "😀", "\u0000", "e\u0301".repeat(20)]), place()),
    () => gone(random.pick(SIZES), place()),
    () => collected(random.pick(SIZES)),
    () => skipped(random.pick(SIZES)),
    () => marker(place(), random.pick([1, 1, 1, 2, 4])),
    () => subDocument(place()),
    () => entry(random.pick(ROOTS), random.pick(KEYS), value()),
    () => entry(random.pick(ROOTS), random.pick(KEYS), value(), value()),
    () =>
      item(place(), 8, (encoder) => {
        encoding.writeVarUint(encoder, 1);
        encoding.writeAny(encoder, value() as never);
      }),
    () => item(place(), random.below(16), () => undefined),
  ])();
}

/** An honest update that is not honest any more. */
function mutated(honestUpdate: Uint8Array, random: Random, doc: Y.Doc): Uint8Array {
  const changeBytes = (bytes: Uint8Array): Uint8Array => {
    const changed = [...bytes];
    for (let i = 0; i <= random.below(3); i++) {
      const at = random.below(changed.length);
      changed.splice(at, random.below(2), ...(random.chance(0.7) ? [random.below(256)] : []));
    }
    return new Uint8Array(changed);
  };
  if (random.chance(0.25)) return changeBytes(honestUpdate);
  const blocks = blocksOf(honestUpdate);
  const ranges: IdRun[] = [];
  for (let i = 0; i <= random.below(3); i++) {
    const block = blocks.length > 0 ? random.pick(blocks) : undefined;
    random.pick<() => unknown>([
      () => block && blocks.push({ ...block, structs: [...block.structs] }),
      () => block && blocks.push({ ...block, structs: block.structs.map(() => invented(random, doc)) }),
      () => block && blocks.unshift({ ...block, structs: [invented(random, doc)] }),
      () => block?.structs.reverse(),
      () => block?.structs.push(invented(random, doc)),
      () => block?.structs.unshift(invented(random, doc)),
      () => block?.structs.splice(random.below(block.structs.length), 1, invented(random, doc)),
      () => block?.structs.push(...block.structs),
      () => block && (block.clock += random.pick([1, -1, 5, 2 ** 31])),
      () => block && (block.client = random.pick(CLIENTS)),
      () => {
        const client = random.pick(CLIENTS);
        const clock = Y.getState(doc.store, client);
        blocks.push({ client, clock, structs: [invented(random, doc), invented(random, doc)] });
      },
      () => ranges.push([random.pick(CLIENTS), random.below(30), random.pick([1, 3, ...SIZES])]),
    ])();
  }
  const update = rawUpdate(
    blocks.map((block) => ({ ...block, clock: Math.max(0, block.clock) })),
    ranges,
  );
  return random.chance(0.1) ? changeBytes(update) : update;
}

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
          for (let deeds = random.below(3); deeds >= 0; deeds--) honest(copy, random, right);
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
  const row = [SUGGEST, from + 1, length, SUGGEST, from + 1, "copy"];
  const update = rawUpdate([
    {
      client: SUGGEST,
      clock: from,
      structs: [entry("lineage", rawFactKey(SUGGEST, 6), [row]), collected(length)],
    },
  ]);
  // Nobody knows what these words were, and they are one's own: said of nothing, it changes nothing.
  expect(refusalOfUpdate(doc, update, RIGHTS.suggest)).toBeNull();
});
