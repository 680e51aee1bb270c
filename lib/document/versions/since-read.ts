import * as Y from "yjs";
import type { Facts } from "#lib/document/story/facts.ts";
import { FIELDS, fieldText, type Field } from "#lib/document/story/fields.ts";
import type { IdRun } from "#lib/document/story/id-run.ts";
import { isMarker, markerOf, readMarker } from "#lib/document/story/line-marker.ts";
import { idSet, livingStretches, type LivingStretch } from "#lib/document/story/living-words.ts";
import { NewChanges, wasThere } from "#lib/document/versions/new-changes.ts";

/** What stood in a story when somebody last read it: a Yjs snapshot. */
export type Seen = Y.Snapshot;

/** Something a person has not read yet, by its place in a shared text. */
export interface NewPlace {
  kind: "added" | "removed" | "struck" | "changed";
  /** Words, the break before a line, or a picture. Of a line that is gone nothing says whether it was a picture. */
  what: "words" | "line" | "picture";
  field: Field;
  /** Index of the first character, or of the line's marker; where something was removed, what stands after it now. */
  index: number;
  /** Characters; what was removed takes no place, and a line or picture none but its marker's. */
  length: number;
  /** For "removed": line breaks and pictures beside the characters. */
  lines?: number;
  /** For "changed": what about it is another: "Look changed". */
  change?: string;
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
  const changes = new NewChanges(facts, seen, me);
  const moved: IdRun[] = [];
  for (const stretch of livingStretches(facts)) {
    const { field, index, client, clock, rootClient, rootClock, length } = stretch;
    if (rootClient !== client || rootClock !== clock) moved.push([rootClient, rootClock, length]);
    const person = facts.author(stretch);
    const what = whatIs(stretch.item);
    for (const [from, to] of partsBySeen(stretch, seen)) {
      const isKnown = wasThere(seen, client, clock + from) || wasThere(seen, rootClient, rootClock + from);
      const at = { what, field, index: index + from, length: to - from };
      const change = isKnown ? changes.of(stretch) : null;
      if (change) add(places, { ...at, ...change });
      else if (!isKnown && person !== me) add(places, { kind: "added", ...at, person });
    }
  }
  return inOrder([...withoutBreaks(places), ...removedSince(facts.doc, seen, moved)]);
}

function whatIs(item: Y.Item): NewPlace["what"] {
  if (!isMarker(item)) return "words";
  return readMarker(markerOf(item)).kind === "picture" ? "picture" : "line";
}

/** The parts of a stretch that a window had, and those that came after. */
function partsBySeen(
  { client, clock, rootClient, rootClock, length }: LivingStretch,
  seen: Seen,
): [from: number, to: number][] {
  const cuts = [0, length];
  for (const [of, at] of [
    [client, clock],
    [rootClient, rootClock],
  ] as const) {
    const known = (seen.sv.get(of) ?? 0) - at;
    if (known > 0 && known < length) cuts.push(known);
  }
  cuts.sort((a, b) => a - b);
  return cuts.slice(1).flatMap((to, i) => (cuts[i]! < to ? [[cuts[i]!, to] as [number, number]] : []));
}

/** Neighbours of one kind by one person are one place; each line and each picture is its own. */
function add(places: NewPlace[], place: NewPlace): void {
  const last = places.at(-1);
  const continues =
    place.what === "words" &&
    last?.what === "words" &&
    last.kind === place.kind &&
    last.change === place.change &&
    last.field === place.field &&
    last.person === place.person &&
    last.index + last.length === place.index;
  if (continues) last.length += place.length;
  else places.push(place);
}

/** A new line that begins with new words by the same person is told by those. */
function withoutBreaks(places: NewPlace[]): NewPlace[] {
  return places.filter((place, at) => {
    const next = places[at + 1];
    const isTold =
      next?.kind === "added" &&
      next.what === "words" &&
      next.field === place.field &&
      next.index === place.index + 1 &&
      next.person === place.person;
    return place.kind !== "added" || place.what !== "line" || !isTold;
  });
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
      const isLine = wasLine(doc, item);
      let [length, lines] = [0, 0];
      for (let i = 0; i < known; i++) {
        if (!wasThere(seen, client, clock + i) || livesElsewhere.covers(client, clock + i)) continue;
        if (isLine && i === item.length - 1) lines += 1;
        else length += 1;
      }
      if (length + lines > 0) addRemoved(places, field, index, length, lines);
    }
  }
  return places;
}

/**
 * Did a deleted item end with a line's marker? What stood in it is forgotten; but a marker's own keys come right after it
 * and were given up with it, which happens to nothing else in these texts.
 */
function wasLine(doc: Y.Doc, { id, length }: Y.Item): boolean {
  const after = id.clock + length;
  return (
    after < Y.getState(doc.store, id.client) &&
    Y.getItem(doc.store, Y.createID(id.client, after)) instanceof Y.GC
  );
}

function addRemoved(places: NewPlace[], field: Field, index: number, length: number, lines: number): void {
  const last = places.at(-1);
  const place: NewPlace =
    last?.field === field && last.index === index
      ? last
      : { kind: "removed", what: "words", field, index, length: 0, lines: 0, person: null };
  if (place !== last) places.push(place);
  place.length += length;
  place.lines = (place.lines ?? 0) + lines;
  place.what = place.length > 0 ? "words" : "line";
}

const inOrder = (places: NewPlace[]): NewPlace[] =>
  places.sort((a, b) => FIELDS.indexOf(a.field) - FIELDS.indexOf(b.field) || a.index - b.index);

/** The same reading with what one has deleted oneself since: one's own cuts are no news. */
export const withOwnDeletions = (seen: Seen, deleted: Y.Transaction["deleteSet"]): Seen =>
  new Y.Snapshot(Y.mergeDeleteSets([seen.ds, deleted]), seen.sv);
