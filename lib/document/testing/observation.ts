import * as Y from "yjs";
import { idSet, livingStretches, wordsOf } from "#lib/document/story/living-words.ts";
import { Facts, type Identity } from "#lib/document/story/facts.ts";
import type { Hands } from "#lib/document/story/hands.ts";
import type { IdRun } from "#lib/document/story/id-run.ts";
import { isMarker } from "#lib/document/story/line-marker.ts";

/** What a document says about one character (every character of a script is unique) or one line marker. */
export interface Seen {
  client: number;
  clock: number;
  root: string;
  pending: boolean;
  struckBy: ReadonlySet<string>;
  author: string | null;
  suggester: string | null;
  wire: string | null;
  bold: boolean;
  /** How many of it live. */
  count: number;
}

export interface Observation {
  /** By name. */
  characters: Map<string, Seen>;
  /** By root id. */
  markers: Map<string, Seen>;
  /** Names of characters in reading order. */
  order: string[];
}

const COPY = "@";

/** A character of a script is named by itself, because each is unique; a copy of one by its own root as well. */
export function nameOf(id: Identity, offset: number, character: string): string {
  const isCopy = id.originClient !== id.rootClient || id.originClock !== id.rootClock;
  return isCopy ? `${character}${COPY}${id.rootClient}:${id.rootClock + offset}` : character;
}

/** The character that a name is about; the name itself unless it is a copy's. */
export const characterOf = (name: string): string => name.split(COPY)[0]!;
export const isCopyName = (name: string): boolean => name.includes(COPY);

/** Names of the living characters with these ids, in reading order. */
export function namesOf(facts: Facts, ids: readonly IdRun[]): string[] {
  const wanted = idSet(ids);
  const names: string[] = [];
  for (const stretch of livingStretches(facts)) {
    if (isMarker(stretch.item)) continue;
    let offset = 0;
    for (const character of wordsOf(stretch, "")) {
      if (wanted.covers(stretch.client, stretch.clock + offset))
        names.push(nameOf(stretch, offset, character));
      offset += character.length;
    }
  }
  return names;
}

/** Everything the oracle asks about a document; characters are told apart by their names. */
export function observe(doc: Y.Doc, hands: Hands): Observation {
  const facts = new Facts(doc, hands);
  const seen: Observation = { characters: new Map(), markers: new Map(), order: [] };
  for (const stretch of livingStretches(facts)) {
    const about = {
      pending: facts.isPending(stretch),
      struckBy: new Set(facts.strikes(stretch).map((strike) => strike.by)),
      author: facts.author(stretch),
      suggester: facts.suggester(stretch),
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
      const name = nameOf(stretch, offset, character);
      note(seen.characters, name, offset);
      seen.order.push(name);
      offset += character.length;
    }
  }
  return seen;
}
