import * as Y from "yjs";
import type { Hands } from "#lib/document/story/hands.ts";

/**
 * Whether an update says anything that the document does not hold and that may be this person's own. Others' words that a
 * crash took are theirs to bring back: whoever has only read them has nothing that waits to be saved.
 */
export function hasOwnNews(doc: Y.Doc, update: Uint8Array, person: string, hands: Hands): boolean {
  const { structs, ds } = Y.decodeUpdate(update);
  for (const struct of structs) {
    const { client, clock } = struct.id;
    if (struct instanceof Y.Skip || clock + struct.length <= Y.getState(doc.store, client)) continue;
    // An id that nobody declared is that of a window which could only read when it came.
    if ((hands.get(client)?.person ?? person) === person) return true;
  }
  // A deletion has no author: it may be that of anybody who ever had a hand in the story.
  const hasHand = [...hands.values()].some((hand) => hand.person === person);
  return (
    hasHand && [...ds.clients].some(([client, ranges]) => ranges.some((gone) => isLiving(doc, client, gone)))
  );
}

/** Does anything of this range still stand in the document? */
function isLiving({ store }: Y.Doc, client: number, { clock, len }: { clock: number; len: number }): boolean {
  const structs = store.clients.get(client);
  const end = Math.min(clock + len, Y.getState(store, client));
  if (!structs || clock >= end) return false;
  for (let i = Y.findIndexSS(structs, clock); i < structs.length && structs[i]!.id.clock < end; i++)
    if (structs[i] instanceof Y.Item && !structs[i]!.deleted) return true;
  return false;
}
