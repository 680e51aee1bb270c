import * as Y from "yjs";

/** No honest window comes near: ids beyond this are damage, and numbers further on can be written but not read again. */
const LAST_CLOCK = 2 ** 31;

/** What is wrong with these bytes as an update by themselves; null when they can be read. */
export function unreadable(bytes: Uint8Array): string | null {
  try {
    const { structs, ds } = Y.decodeUpdate(bytes);
    for (const { id, length } of structs) if (!isSoundRun(id.client, id.clock, length)) return BEYOND;
    for (const [client, ranges] of ds.clients)
      for (const { clock, len } of ranges) if (!isSoundRun(client, clock, len)) return BEYOND;
    return null;
  } catch (thrown) {
    return sentenceOf(thrown);
  }
}

/**
 * What is wrong with a document that was put together from updates: each may be readable by itself, and Yjs writes what it
 * merged of them so that nobody can read it again. As cheap as the number of hands, so that every opening asks it.
 */
export function unsound(doc: Y.Doc): string | null {
  for (const [client, structs] of doc.store.clients) {
    const last = structs.at(-1);
    if (last && !isSoundRun(client, last.id.clock, last.length)) return BEYOND;
  }
  // What waits for words that are missing is kept as bytes, and merged with the rest whenever the story is written.
  const waits = doc.store.pendingStructs !== null || doc.store.pendingDs !== null;
  return waits ? unreadableState(doc) : null;
}

function unreadableState(doc: Y.Doc): string | null {
  try {
    return unreadable(Y.encodeStateAsUpdate(doc));
  } catch (thrown) {
    return sentenceOf(thrown);
  }
}

const BEYOND = "It names places that no story has.";

const isSoundRun = (client: number, clock: number, length: number): boolean =>
  Number.isSafeInteger(client) && client >= 0 && clock >= 0 && length >= 0 && clock + length <= LAST_CLOCK;

/** The libraries' own words about bytes; they hold none of the story's. */
export const sentenceOf = (thrown: unknown): string =>
  `It cannot be read (${thrown instanceof Error ? thrown.message.slice(0, 200) : "unknown"}).`;
