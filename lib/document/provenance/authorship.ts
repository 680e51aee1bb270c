import * as Y from "yjs";
import { acceptedStretches } from "#lib/document/story/accepted-words.ts";
import { Facts } from "#lib/document/story/facts.ts";
import { FIELDS } from "#lib/document/story/fields.ts";
import type { Hands } from "#lib/document/story/hands.ts";
import { isMarker } from "#lib/document/story/line-marker.ts";

/** How much of a story's accepted words one person wrote first. */
export interface AuthorShare {
  /** Null for words whose client id is bound to nobody. */
  person: string | null;
  /** UTF-16 units. */
  characters: number;
  /** 0–1 of all accepted characters. */
  share: number;
}

/** Who wrote this character first, through undo, cut and paste and copies; null while its client id is not known. */
export function authorOf(facts: Facts, client: number, clock: number): string | null {
  return facts.author(facts.identity(client, clock));
}

/** Shares of authorship, largest first. Moving or copying words gives nobody a share in them. */
export function authorshipShares(doc: Y.Doc, hands: Hands): AuthorShare[] {
  const facts = new Facts(doc, hands);
  const written = new Map<string | null, number>();
  let total = 0;
  for (const field of FIELDS) {
    for (const { stretch, item } of acceptedStretches(facts, field)) {
      if (isMarker(item)) continue;
      const person = facts.author(stretch);
      written.set(person, (written.get(person) ?? 0) + stretch.length);
      total += stretch.length;
    }
  }
  const shares = [...written].map(([person, characters]) => ({
    person,
    characters,
    share: characters / total,
  }));
  return shares.sort(
    (a, b) => b.characters - a.characters || String(a.person).localeCompare(String(b.person)),
  );
}
