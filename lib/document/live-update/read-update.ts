import * as Y from "yjs";
import {
  LONGEST_KEY,
  StrictDecoder,
  unreadable,
  UnreadableUpdate,
} from "#lib/document/live-update/strict-decoder.ts";
import { FACT_MAPS, FIELDS, SIDE_MAPS } from "#lib/document/story/fields.ts";

export type ReadStruct = Y.Item | Y.GC | Y.Skip;
export interface DeletedRange {
  clock: number;
  len: number;
}

/**
 * A Yjs update (format 1) as it was read, once, for everybody who asks about it. Its items name their parent by name or
 * by id and hang in no document.
 */
export interface ReadUpdate {
  structs: ReadStruct[];
  deletions: ReadonlyMap<number, readonly DeletedRange[]>;
}

/** A live message is what one person did at once; a handshake brings the work of a day without a connection. */
export const MOST_STRUCTS = { live: 50_000, handshake: 200_000 } as const;
const MOST_RANGES = 200_000;
const MOST_CLIENTS = 10_000;
/** Yjs counts in doubles, lib0 writes 32-bit shifts in places: below this both are exact. */
const END_OF_CLOCKS = 2 ** 31;
/** Characters that came and went before anybody saw them, in one piece: four times the longest text. */
const LONGEST_GONE = 2_000_000;

const HAS_ORIGIN = 128;
const HAS_RIGHT_ORIGIN = 64;
const HAS_KEY = 32;
const KIND = 31;
const GC = 0;
const SKIP = 10;
const MAP_TYPE = 1;

const ROOTS: ReadonlySet<string> = new Set([...FIELDS, ...FACT_MAPS, ...SIDE_MAPS]);

/**
 * The one reader of what windows send. Throws `UnreadableUpdate` for anything that Yjs would not write for a story of
 * ours: a client that has two blocks, clocks beyond 2^31, an item that follows its own future, a kind of content that
 * stories do not have, more parts than a message may have. docs/live-protocol.md lists each bound with its reason.
 */
export function readUpdate(bytes: Uint8Array, most: number = MOST_STRUCTS.live): ReadUpdate {
  const decoder = new StrictDecoder(bytes);
  const structs = readBlocks(decoder, most);
  const deletions = readDeletions(decoder);
  if (!decoder.isAtEnd) throw unreadable("bytes after the end");
  return { structs, deletions };
}

function readBlocks(decoder: StrictDecoder, most: number): ReadStruct[] {
  const structs: ReadStruct[] = [];
  const clients = new Set<number>();
  for (let blocks = decoder.count(MOST_CLIENTS); blocks > 0; blocks--) {
    const count = decoder.count(most - structs.length);
    const client = decoder.uint(Number.MAX_SAFE_INTEGER);
    let clock = decoder.uint(END_OF_CLOCKS);
    // Yjs keeps the last of two blocks; whoever judges the first would judge what is never applied.
    if (count === 0 || clients.has(client)) throw unreadable("a client has an empty or a second block");
    clients.add(client);
    for (let left = count; left > 0; left--) {
      const struct = readStruct(decoder, client, clock);
      clock += struct.length;
      if (clock >= END_OF_CLOCKS) throw unreadable("a clock is too large");
      structs.push(struct);
    }
  }
  return structs;
}

function readStruct(decoder: StrictDecoder, client: number, clock: number): ReadStruct {
  const info = decoder.byte();
  const id = Y.createID(client, clock);
  if (info === GC) return new Y.GC(id, readLength(decoder, LONGEST_GONE));
  if (info === SKIP) return new Y.Skip(id, readLength(decoder, END_OF_CLOCKS));
  const origin = (info & HAS_ORIGIN) > 0 ? readEarlier(decoder, id) : null;
  const rightOrigin = (info & HAS_RIGHT_ORIGIN) > 0 ? readEarlier(decoder, id) : null;
  let parent: string | Y.ID | null = null;
  let key: string | null = null;
  if (!origin && !rightOrigin) {
    parent = readParent(decoder, id);
    if ((info & HAS_KEY) > 0) key = decoder.text(LONGEST_KEY);
  }
  const content = readContent(decoder, info & KIND);
  // As Yjs' own decoder does: a parent that is not looked up yet stands by its name.
  return new Y.Item(id, null, origin, null, rightOrigin, parent as never, key, content);
}

/** An id that an item follows: one of its own client lies before it, or Yjs breaks off in the middle of applying. */
function readEarlier(decoder: StrictDecoder, { client, clock }: Y.ID): Y.ID {
  const id = Y.createID(decoder.uint(Number.MAX_SAFE_INTEGER), decoder.uint(END_OF_CLOCKS));
  if (id.client === client && id.clock >= clock) throw unreadable("an item follows what comes after it");
  return id;
}

function readParent(decoder: StrictDecoder, id: Y.ID): string | Y.ID {
  if (decoder.uint(1) === 0) return readEarlier(decoder, id);
  const root = decoder.text(LONGEST_KEY);
  // Yjs makes a root of any name it reads, and never lets it go.
  if (!ROOTS.has(root)) throw new UnreadableUpdate("outside-story", "an unknown root");
  return root;
}

function readContent(decoder: StrictDecoder, kind: number): Y.Item["content"] {
  switch (kind) {
    case 1:
      return new Y.ContentDeleted(readLength(decoder, LONGEST_GONE));
    case 4: {
      const text = decoder.text(Infinity);
      if (text === "") throw unreadable("an item without length");
      return new Y.ContentString(text);
    }
    case 7:
      if (decoder.uint(255) !== MAP_TYPE) throw notWords();
      return new Y.ContentType(new Y.Map());
    case 8: {
      // One for each time a key was set; those a window keeps for undo lie in one item.
      const values: unknown[] = [];
      for (let left = decoder.count(LONGEST_HISTORY); left > 0; left--) values.push(decoder.value());
      if (values.length === 0) throw unreadable("an item without length");
      return new Y.ContentAny(values);
    }
    case 2:
    case 3:
    case 5:
    case 6:
    case 9:
      throw notWords();
    default:
      throw unreadable("a struct of an unknown kind");
  }
}

const LONGEST_HISTORY = 10_000;

const notWords = () => new UnreadableUpdate("not-words", "a kind of content that stories do not have");

function readLength(decoder: StrictDecoder, most: number): number {
  const length = decoder.uint(most);
  if (length === 0) throw unreadable("a struct without length");
  return length;
}

function readDeletions(decoder: StrictDecoder): Map<number, DeletedRange[]> {
  const deletions = new Map<number, DeletedRange[]>();
  let left = MOST_RANGES;
  for (let clients = decoder.count(MOST_CLIENTS); clients > 0; clients--) {
    const client = decoder.uint(Number.MAX_SAFE_INTEGER);
    if (deletions.has(client)) throw unreadable("a client's deletions stand twice");
    const count = decoder.count(left);
    left -= count;
    const ranges: DeletedRange[] = [];
    let end = 0;
    for (let i = 0; i < count; i++) {
      const clock = decoder.uint(END_OF_CLOCKS);
      const len = readLength(decoder, END_OF_CLOCKS);
      if (clock < end) throw unreadable("deletions out of order");
      end = clock + len;
      if (end >= END_OF_CLOCKS) throw unreadable("a clock is too large");
      ranges.push({ clock, len });
    }
    deletions.set(client, ranges);
  }
  return deletions;
}
