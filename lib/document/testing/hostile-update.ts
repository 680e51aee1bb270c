import * as encoding from "lib0/encoding";
import * as Y from "yjs";
import { setDetail } from "#lib/document/story/details.ts";
import { FIELDS } from "#lib/document/story/fields.ts";
import type { IdRun } from "#lib/document/story/id-run.ts";
import { makeMarker } from "#lib/document/story/line-marker.ts";
import {
  CHIEF,
  EDIT,
  SERVER,
  SUGGEST,
  body,
  fact,
  mine,
  myLine,
} from "#lib/document/testing/guarded-story.ts";
import type { Random } from "#lib/document/testing/random.ts";
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

/** What an honest window of this right may do. */
export function honestDeed(doc: Y.Doc, random: Random, right: "edit" | "suggest" | "read"): void {
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
export function mutated(honestUpdate: Uint8Array, random: Random, doc: Y.Doc): Uint8Array {
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
