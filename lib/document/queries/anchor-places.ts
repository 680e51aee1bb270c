import type { Facts } from "#lib/document/story/facts.ts";
import type { Field } from "#lib/document/story/fields.ts";
import { IdMap } from "#lib/document/story/id-map.ts";
import type { IdRun } from "#lib/document/story/id-run.ts";
import { isMarker } from "#lib/document/story/line-marker.ts";
import { livingWords, wordsOf } from "#lib/document/story/living-words.ts";

/** An unbroken piece of the words a query is about. */
export interface AnchorPiece {
  field: Field;
  /** Index of its first character in the shared text. */
  index: number;
  length: number;
}

/** Where the words of a query stand now. */
export interface AnchorPlace {
  /** In reading order, never empty. */
  pieces: AnchorPiece[];
  /** What they read as now, pieces that are not neighbours apart. */
  text: string;
}

export interface Anchored {
  id: string;
  /** Root ids of the words. */
  anchor: readonly IdRun[];
}

/**
 * Where the words of each query stand, in one walk through the story however many queries there are. A query that is
 * missing from the answer has lost its words: all of them are deleted.
 */
export function anchorPlaces(facts: Facts, queries: readonly Anchored[]): Map<string, AnchorPlace> {
  const places = new Map<string, AnchorPlace>();
  if (queries.length === 0) return places;
  findPlaces(facts, queries, places);
  // Who only suggests, or copies first and deletes then, leaves the words behind and goes on with a copy of them.
  let lost = queries.filter(({ id }) => !places.has(id));
  for (let generation = 0; lost.length > 0 && generation < MAX_GENERATIONS; generation++) {
    lost = copiesOf(facts, lost);
    if (lost.length > 0) findPlaces(facts, lost, places);
    lost = lost.filter(({ id }) => !places.has(id));
  }
  return places;
}

/** Copies of copies; garbage could make a circle. */
const MAX_GENERATIONS = 20;

function rootsOf(queries: readonly Anchored[]): IdMap<string> {
  const roots = new IdMap<string>();
  for (const { id, anchor } of queries)
    for (const [client, clock, length] of anchor) roots.add(client, clock, length, id);
  return roots;
}

function findPlaces(facts: Facts, queries: readonly Anchored[], places: Map<string, AnchorPlace>): void {
  const roots = rootsOf(queries);
  for (const stretch of livingWords(facts, roots)) {
    // Whatever a stored anchor may say: a line break is no word, and words are gone when no word is left.
    if (isMarker(stretch.item)) continue;
    const words = wordsOf(stretch, "");
    for (const id of new Set(roots.covering(stretch.rootClient, stretch.rootClock)))
      addPiece(places, id, stretch, words);
  }
}

function addPiece(
  places: Map<string, AnchorPlace>,
  id: string,
  { field, index, length }: AnchorPiece,
  words: string,
): void {
  const place = places.get(id);
  const last = place?.pieces.at(-1);
  if (!place || !last) {
    places.set(id, { pieces: [{ field, index, length }], text: words });
  } else if (last.field === field && last.index + last.length === index) {
    last.length += length;
    place.text += words;
  } else {
    place.pieces.push({ field, index, length });
    place.text += ` … ${words}`;
  }
}

/** The same queries, anchored in the direct copies of their words; those of which there is no copy are left out. */
function copiesOf(facts: Facts, queries: readonly Anchored[]): Anchored[] {
  const roots = rootsOf(queries);
  const copies = new Map<string, IdRun[]>();
  for (const { rows } of facts.index.entries("lineage")) {
    for (const row of rows) {
      if (row.kind !== "copy") continue;
      for (const old of facts.stretches(row.oldClient, row.oldClock, row.length)) {
        const cuts = [0, old.length];
        roots.addCuts(old.rootClient, old.rootClock, old.rootClock + old.length, 0, cuts);
        cuts.sort((a, b) => a - b);
        for (let i = 1; i < cuts.length; i++) {
          const [from, to] = [cuts[i - 1]!, cuts[i]!];
          if (from === to) continue;
          const clock = row.clock + old.clock - row.oldClock + from;
          for (const id of new Set(roots.covering(old.rootClient, old.rootClock + from)))
            copies.set(id, [...(copies.get(id) ?? []), [row.client, clock, to - from]]);
        }
      }
    }
  }
  return [...copies].map(([id, anchor]) => ({ id, anchor }));
}
