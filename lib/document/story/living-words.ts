import type * as Y from "yjs";
import { itemText, liveItems } from "#lib/document/story/characters.ts";
import type { Facts, Stretch } from "#lib/document/story/facts.ts";
import { FIELDS, fieldText, type Field } from "#lib/document/story/fields.ts";
import { IdMap } from "#lib/document/story/id-map.ts";
import { isMarker } from "#lib/document/story/line-marker.ts";
import type { IdRun } from "#lib/document/story/id-run.ts";

export interface LivingStretch extends Stretch {
  item: Y.Item;
  field: Field;
  /** Index of the first one in its text. */
  index: number;
}

/** Ids as a set to look things up in. */
export function idSet(ids: Iterable<IdRun>): IdMap<true> {
  const set = new IdMap<true>();
  for (const [client, clock, length] of ids) set.add(client, clock, length, true);
  return set;
}

/** Everything alive, in reading order, cut where anything known about it changes. */
export function* livingStretches(facts: Facts): Generator<LivingStretch> {
  for (const field of FIELDS) {
    for (const { client, clock, length, index, item } of liveItems(fieldText(facts.doc, field))) {
      for (const stretch of facts.stretches(client, clock, length)) {
        yield { ...stretch, field, item, index: index + stretch.clock - clock };
      }
    }
  }
}

/**
 * Where the words with these root ids live now, under whatever ids: one stretch for each unbroken piece. Runs without
 * lineage are skipped unread when none of their ids is asked for.
 */
export function* livingWords(facts: Facts, roots: IdMap<unknown>): Generator<LivingStretch> {
  for (const field of FIELDS) {
    for (const { client, clock, length, index, item } of liveItems(fieldText(facts.doc, field))) {
      const end = clock + length;
      if (!roots.touches(client, clock, end) && !facts.index.lineage.touches(client, clock, end)) continue;
      for (const stretch of facts.stretches(client, clock, length)) {
        const cuts = [0, stretch.length];
        roots.addCuts(stretch.rootClient, stretch.rootClock, stretch.rootClock + stretch.length, 0, cuts);
        cuts.sort((a, b) => a - b);
        for (let i = 1; i < cuts.length; i++) {
          const [from, to] = [cuts[i - 1]!, cuts[i]!];
          if (from === to || !roots.covers(stretch.rootClient, stretch.rootClock + from)) continue;
          yield { ...part(stretch, from, to), field, item, index: index + stretch.clock + from - clock };
        }
      }
    }
  }
}

/** The characters `from … to − 1` of a stretch. */
export function part(stretch: Stretch, from: number, to: number): Stretch {
  return {
    client: stretch.client,
    clock: stretch.clock + from,
    rootClient: stretch.rootClient,
    rootClock: stretch.rootClock + from,
    originClient: stretch.originClient,
    originClock: stretch.originClock + from,
    length: to - from,
  };
}

/** What a living stretch reads as, with this in place of a line marker. */
export function wordsOf({ item, clock, length }: Stretch & { item: Y.Item }, marker: string): string {
  return isMarker(item) ? marker : itemText(item, clock - item.id.clock, length);
}
