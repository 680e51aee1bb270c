import * as Y from "yjs";

/** What Yjs keeps aside because it depends on words that are missing; it tells nobody that it does. */
export interface ParkedWords {
  structs: Uint8Array | null;
  deletions: Uint8Array | null;
}

export const parkedIn = ({ store }: Y.Doc): ParkedWords => ({
  structs: store.pendingStructs?.update ?? null,
  deletions: store.pendingDs,
});

/** By what is said: Yjs adds to what it keeps in place, and writes the same anew. */
export function hasParkedMore(doc: Y.Doc, before: ParkedWords): boolean {
  const now = parkedIn(doc);
  return isNew(now.structs, before.structs) || isNew(now.deletions, before.deletions);
}

const isNew = (now: Uint8Array | null, before: Uint8Array | null): boolean =>
  now !== null && (before === null || Buffer.compare(now, before) !== 0);
