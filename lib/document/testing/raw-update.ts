import * as encoding from "lib0/encoding";
import type * as Y from "yjs";

/**
 * Updates written by hand, byte for byte, as no honest window writes them (Yjs, format 1). A block has a client, its first
 * clock and its structs; nothing keeps a client from having two.
 */
export interface RawBlock {
  client: number;
  clock: number;
  structs: RawStruct[];
}
export type RawStruct = (encoder: encoding.Encoder) => void;
type Id = readonly [client: number, clock: number];
type RawRange = readonly [client: number, clock: number, length: number];

export function rawUpdate(blocks: readonly RawBlock[], deletions: readonly RawRange[] = []): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, blocks.length);
  for (const { client, clock, structs } of blocks) {
    for (const number of [structs.length, client, clock]) encoding.writeVarUint(encoder, number);
    for (const write of structs) write(encoder);
  }
  encoding.writeVarUint(encoder, deletions.length);
  for (const [client, clock, length] of deletions)
    for (const number of [client, 1, clock, length]) encoding.writeVarUint(encoder, number);
  return encoding.toUint8Array(encoder);
}

/** The deletions of one client in an update of their own. */
export function rawDeletions(client: number, ranges: readonly (readonly [clock: number, length: number])[]) {
  const encoder = encoding.createEncoder();
  for (const number of [0, 1, client, ranges.length, ...ranges.flat()])
    encoding.writeVarUint(encoder, number);
  return encoding.toUint8Array(encoder);
}

const GC = 0;
const SKIP = 10;
const HAS_ORIGIN = 128;
const HAS_RIGHT_ORIGIN = 64;
const HAS_KEY = 32;

/** So many ids that are said to be collected already. */
export const collected =
  (length: number): RawStruct =>
  (encoder) => {
    encoding.writeUint8(encoder, GC);
    encoding.writeVarUint(encoder, length);
  };

export const skipped =
  (length: number): RawStruct =>
  (encoder) => {
    encoding.writeUint8(encoder, SKIP);
    encoding.writeVarUint(encoder, length);
  };

export interface RawPlace {
  origin?: Id;
  rightOrigin?: Id;
  /** Where it has no neighbours: the name of a root, or the id of a line marker. */
  parent?: string | Id;
  key?: string;
}

/** An item with content of any kind: `kind` is the number that Yjs gives it. */
export const item =
  (place: RawPlace, kind: number, content: RawStruct): RawStruct =>
  (encoder) => {
    const { origin, rightOrigin, parent = "body", key } = place;
    const flags =
      (origin ? HAS_ORIGIN : 0) | (rightOrigin ? HAS_RIGHT_ORIGIN : 0) | (key === undefined ? 0 : HAS_KEY);
    encoding.writeUint8(encoder, kind | flags);
    for (const id of [origin, rightOrigin])
      if (id) for (const number of id) encoding.writeVarUint(encoder, number);
    if (!origin && !rightOrigin) {
      encoding.writeVarUint(encoder, typeof parent === "string" ? 1 : 0);
      if (typeof parent === "string") encoding.writeVarString(encoder, parent);
      else for (const number of parent) encoding.writeVarUint(encoder, number);
      if (key !== undefined) encoding.writeVarString(encoder, key);
    }
    content(encoder);
  };

export const text = (words: string, place: RawPlace = {}): RawStruct =>
  item(place, 4, (encoder) => encoding.writeVarString(encoder, words));

export const gone = (length: number, place: RawPlace = {}): RawStruct =>
  item(place, 1, (encoder) => encoding.writeVarUint(encoder, length));

/** A line marker, or (`type` other than 1) another shared type in its place. */
export const marker = (place: RawPlace = {}, type = 1): RawStruct =>
  item(place, 7, (encoder) => encoding.writeVarUint(encoder, type));

/** What a key of a map was set to, one value for each time it was set. */
export const entry = (root: string, key: string, ...values: unknown[]): RawStruct =>
  item({ parent: root, key }, 8, (encoder) => {
    encoding.writeVarUint(encoder, values.length);
    for (const value of values) encoding.writeAny(encoder, value as never);
  });

/** A document inside the document: six bytes that become a whole Y.Doc when Yjs reads them. */
export const subDocument = (place: RawPlace = {}): RawStruct =>
  item(place, 9, (encoder) => {
    encoding.writeVarString(encoder, "");
    encoding.writeAny(encoder, {});
  });

export const rawFactKey = (client: number, n = 0): string =>
  [client, 0, n].map((part) => part.toString(36)).join("-");

/** The id of a struct, as these functions take it. */
export const rawId = ({ client, clock }: Y.ID): Id => [client, clock];
