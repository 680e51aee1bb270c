import { livingItems } from "#lib/document/live-update/new-part.ts";
import type { UpdatePlaces } from "#lib/document/suggestions/update-places.ts";
import type { LineageTuple } from "#lib/document/story/fact-entries.ts";
import { newFactKey } from "#lib/document/story/fact-keys.ts";
import type { Facts } from "#lib/document/story/facts.ts";
import { factMap } from "#lib/document/story/fields.ts";
import { appendRun, type IdRun } from "#lib/document/story/id-run.ts";
import { idSet } from "#lib/document/story/living-words.ts";

const MAPS = ["inline", "lineage", "wire"] as const;
type RestorableMap = (typeof MAPS)[number];

/** What an entry says of accepted words, before an update takes it back or shortens it. */
export interface FactBefore {
  map: RestorableMap;
  key: string;
  value: Record<string, unknown>;
  ids: IdRun[];
  rows: LineageTuple[];
}

/**
 * Own entries that somebody who only suggests is about to take back, or to write again for fewer words. Entries about
 * their suggestions are theirs; but what one says of accepted words (how they look, whose they were, that they came from
 * a wire) is part of the story, also when they could edit it when they wrote it.
 */
export function factsBefore(facts: Facts, places: UpdatePlaces): FactBefore[] {
  const { doc } = facts;
  const names = new Map<unknown, RestorableMap>(MAPS.map((map) => [factMap(doc, map), map]));
  const touched = new Map<string, FactBefore>();
  const touch = (map: RestorableMap, key: string) => {
    const before = touched.has(`${map} ${key}`) ? null : acceptedPart(facts, map, key);
    if (before) touched.set(`${map} ${key}`, before);
  };
  for (const [client, ranges] of places.part.deletions)
    for (const { clock, len } of ranges)
      for (const { parent, parentSub } of livingItems(doc, client, clock, clock + len)) {
        const map = names.get(parent);
        if (map && parentSub !== null) touch(map, parentSub);
      }
  for (const item of places.items()) {
    const place = places.placeOf(item);
    if (place && "root" in place && place.root === "inline" && place.sub !== null) touch("inline", place.sub);
  }
  return [...touched.values()];
}

function acceptedPart(facts: Facts, map: RestorableMap, key: string): FactBefore | null {
  const value = factMap(facts.doc, map).get(key) as Record<string, unknown>;
  const ids: IdRun[] = [];
  const rows: LineageTuple[] = [];
  const accepted = (client: number, clock: number, length: number) =>
    facts.stretches(client, clock, length).filter((stretch) => !facts.isPending(stretch));
  if (map === "lineage")
    for (const row of facts.index.entry(map, key)?.rows ?? [])
      for (const { clock, length } of accepted(row.client, row.clock, row.length)) {
        const oldClock = row.oldClock + clock - row.clock;
        rows.push([row.client, clock, length, row.oldClient, oldClock, row.kind]);
      }
  else
    for (const [client, clock, length] of facts.index.entry(map, key)?.ids ?? [])
      for (const stretch of accepted(client, clock, length))
        appendRun(ids, client, stretch.clock, stretch.length);
  return ids.length + rows.length > 0 ? { map, key, value, ids, rows } : null;
}

/** To be called after the update was applied: says of the accepted words again what is said of them no more. */
export function restoreFacts({ doc }: Facts, before: readonly FactBefore[]): void {
  for (const { map, key, value, ids, rows } of before) {
    const now = factMap(doc, map).get(key) as { ids?: IdRun[] } | undefined;
    if (map === "lineage") {
      if (now === undefined) factMap(doc, map).set(newFactKey(doc), rows);
      continue;
    }
    const missing = without(ids, now?.ids ?? []);
    if (missing.length > 0) factMap(doc, map).set(newFactKey(doc), { ...value, ids: missing });
  }
}

function without(ids: readonly IdRun[], kept: readonly IdRun[]): IdRun[] {
  const known = idSet(kept);
  const left: IdRun[] = [];
  for (const [client, clock, length] of ids) {
    const cuts = [0, length];
    known.addCuts(client, clock, clock + length, 0, cuts);
    cuts.sort((a, b) => a - b);
    for (let i = 1; i < cuts.length; i++) {
      const [from, size] = [clock + cuts[i - 1]!, cuts[i]! - cuts[i - 1]!];
      if (size > 0 && !known.covers(client, from)) appendRun(left, client, from, size);
    }
  }
  return left;
}
