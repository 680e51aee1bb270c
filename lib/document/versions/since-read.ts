import * as Y from "yjs";
import { factKeyClient } from "#lib/document/story/fact-keys.ts";
import type { Facts } from "#lib/document/story/facts.ts";
import { FIELDS, fieldText, type Field } from "#lib/document/story/fields.ts";
import { idSet, livingStretches } from "#lib/document/story/living-words.ts";
import type { IdRun } from "#lib/document/story/id-run.ts";
import { isMarker } from "#lib/document/story/line-marker.ts";

/** What stood in a story when somebody last read it: a Yjs snapshot. */
export type Seen = Y.Snapshot;

/** Something a person has not read yet, by its place in a shared text. */
export interface NewPlace {
  kind: "added" | "removed" | "struck";
  field: Field;
  /** Index of the first character; where something was removed, what stands after it now. */
  index: number;
  /** Characters; what was removed takes no place. */
  length: number;
  /** Null where it is not known: what is gone does not say who took it. */
  person: string | null;
}

export const readSeen = (bytes: Uint8Array): Seen => Y.decodeSnapshot(bytes);

/** Client id → how many of its ids a window has received. */
export type Reached = ReadonlyMap<number, number>;

/** What stands in the story now as far as a window has received it; all of it without `upTo`. */
export function seenNow(doc: Y.Doc, upTo?: Reached): Uint8Array {
  const { ds, sv } = Y.snapshot(doc);
  if (!upTo) return Y.encodeSnapshot(new Y.Snapshot(ds, sv));
  const reached = new Map<number, number>();
  for (const [client, clock] of upTo)
    if (sv.has(client)) reached.set(client, Math.min(clock, sv.get(client)!));
  return Y.encodeSnapshot(new Y.Snapshot(ds, reached));
}

/**
 * What is new in a story since somebody read it, by character ids: whatever others type meanwhile, each character is new
 * or not for good. One's own words are not new, nor are words that only moved or came back. In reading order.
 */
export function newSince(facts: Facts, seen: Seen, me: string): NewPlace[] {
  const places: NewPlace[] = [];
  const wasThere = (client: number, clock: number) =>
    clock < (seen.sv.get(client) ?? 0) && !Y.isDeleted(seen.ds, Y.createID(client, clock));
  const isNewEntry = (key: string) => {
    const client = factKeyClient(key);
    return client !== null && clockOfKey(key) >= (seen.sv.get(client) ?? 0);
  };
  const moved: IdRun[] = [];
  for (const stretch of livingStretches(facts)) {
    const { field, index, client, clock, rootClient, rootClock, length } = stretch;
    if (rootClient !== client || rootClock !== clock) moved.push([rootClient, rootClock, length]);
    if (isMarker(stretch.item)) continue;
    const person = facts.author(stretch);
    const strike = facts.strikes(stretch).find(({ by, key }) => by !== me && isNewEntry(key));
    const cuts = [0, length];
    for (const [of, at] of [
      [client, clock],
      [rootClient, rootClock],
    ] as const) {
      const known = (seen.sv.get(of) ?? 0) - at;
      if (known > 0 && known < length) cuts.push(known);
    }
    cuts.sort((a, b) => a - b);
    for (let i = 1; i < cuts.length; i++) {
      const [from, to] = [cuts[i - 1]!, cuts[i]!];
      if (from === to) continue;
      const isKnown = wasThere(client, clock + from) || wasThere(rootClient, rootClock + from);
      const at = { field, index: index + from, length: to - from };
      if (!isKnown && person !== me) add(places, { kind: "added", ...at, person });
      else if (isKnown && strike) add(places, { kind: "struck", ...at, person: strike.by });
    }
  }
  return inOrder([...places, ...removedSince(facts.doc, seen, moved)]);
}

const clockOfKey = (key: string): number => Number.parseInt(key.split("-")[1] ?? "0", 36);

/** Neighbours of one kind by one person are one place. */
function add(places: NewPlace[], place: NewPlace): void {
  const last = places.at(-1);
  const continues =
    last?.kind === place.kind &&
    last.field === place.field &&
    last.person === place.person &&
    last.index + last.length === place.index;
  if (continues) last.length += place.length;
  else places.push(place);
}

function removedSince(doc: Y.Doc, seen: Seen, moved: IdRun[]): NewPlace[] {
  const livesElsewhere = idSet(moved);
  const places: NewPlace[] = [];
  for (const field of FIELDS) {
    let index = 0;
    for (let item = fieldText(doc, field)._start; item !== null; item = item.right) {
      if (!item.deleted) {
        index += item.countable ? item.length : 0;
        continue;
      }
      const { client, clock } = item.id;
      const known = Math.min(item.length, (seen.sv.get(client) ?? 0) - clock);
      let length = 0;
      for (let i = 0; i < known; i++) {
        const wasThere = !Y.isDeleted(seen.ds, Y.createID(client, clock + i));
        if (wasThere && !livesElsewhere.covers(client, clock + i)) length += 1;
      }
      if (length === 0) continue;
      const last = places.at(-1);
      if (last?.field === field && last.index === index) last.length += length;
      else places.push({ kind: "removed", field, index, length, person: null });
    }
  }
  return places;
}

const inOrder = (places: NewPlace[]): NewPlace[] =>
  places.sort((a, b) => FIELDS.indexOf(a.field) - FIELDS.indexOf(b.field) || a.index - b.index);

/** The same reading with what one has deleted oneself since: one's own cuts are no news. */
export const withOwnDeletions = (seen: Seen, deleted: Y.Transaction["deleteSet"]): Seen =>
  new Y.Snapshot(Y.mergeDeleteSets([seen.ds, deleted]), seen.sv);
