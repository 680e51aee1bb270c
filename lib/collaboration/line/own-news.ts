import type * as Y from "yjs";
import { livingItems, type NewPart } from "#lib/document/live-update/new-part.ts";
import type { Hands } from "#lib/document/story/hands.ts";

/**
 * Whether an update says anything that the document does not hold and that may be this person's own. Others' words that a
 * crash took are theirs to bring back: whoever has only read them has nothing that waits to be saved.
 */
export function hasOwnNews(doc: Y.Doc, part: NewPart, person: string, hands: Hands): boolean {
  // An id that nobody declared is that of a window which could only read when it came.
  for (const client of part.clients) if ((hands.get(client)?.person ?? person) === person) return true;
  // A deletion has no author: it may be that of anybody who ever had a hand in the story.
  const hasHand = [...hands.values()].some((hand) => hand.person === person);
  return (
    hasHand &&
    [...part.deletions].some(([client, ranges]) =>
      ranges.some(({ clock, len }) => !livingItems(doc, client, clock, clock + len).next().done),
    )
  );
}
