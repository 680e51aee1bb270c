import * as Y from "yjs";
import { livingStretches, wordsOf } from "#lib/document/story/living-words.ts";
import { Facts } from "#lib/document/story/facts.ts";
import type { Hands } from "#lib/document/story/hands.ts";
import { isMarker } from "#lib/document/story/line-marker.ts";

/** What a document says about one character (every character of a script is unique) or one line marker. */
export interface Seen {
  client: number;
  clock: number;
  root: string;
  pending: boolean;
  struckBy: ReadonlySet<string>;
  author: string | null;
  wire: string | null;
  bold: boolean;
  /** How many of it live. */
  count: number;
}

export interface Observation {
  characters: Map<string, Seen>;
  /** By root id. */
  markers: Map<string, Seen>;
  /** Characters in reading order. */
  order: string[];
}

/** Everything the oracle asks about a document; characters are told apart by their code points. */
export function observe(doc: Y.Doc, hands: Hands): Observation {
  const facts = new Facts(doc, hands);
  const seen: Observation = { characters: new Map(), markers: new Map(), order: [] };
  for (const stretch of livingStretches(facts)) {
    const about = {
      pending: facts.isPending(stretch),
      struckBy: new Set(facts.strikes(stretch).map((strike) => strike.by)),
      author: facts.author(stretch),
      wire: facts.wire(stretch)?.item ?? null,
      bold: facts.marks(stretch).bold === true,
    };
    const note = (into: Map<string, Seen>, key: string, offset: number): void => {
      const known = into.get(key);
      if (known) known.count++;
      else {
        const root = `${stretch.rootClient}:${stretch.rootClock + offset}`;
        into.set(key, { client: stretch.client, clock: stretch.clock + offset, root, count: 1, ...about });
      }
    };
    if (isMarker(stretch.item)) {
      note(seen.markers, `${stretch.rootClient}:${stretch.rootClock}`, 0);
      continue;
    }
    let offset = 0;
    for (const character of wordsOf(stretch, "")) {
      note(seen.characters, character, offset);
      seen.order.push(character);
      offset += character.length;
    }
  }
  return seen;
}
