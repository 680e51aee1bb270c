import * as Y from "yjs";
import {
  authorsByUnit,
  bringersByUnit,
  type Authorship,
} from "#lib/document/provenance/authorship-of-words.ts";
import { FIELDS, type Field } from "#lib/document/story/fields.ts";
import { IdMap } from "#lib/document/story/id-map.ts";
import type { IdRun } from "#lib/document/story/id-run.ts";
import { idSet } from "#lib/document/story/living-words.ts";
import type { StoryDetails, StoryWords } from "#lib/document/story/words.ts";
import { lineStarts } from "#lib/document/versions/restore-script.ts";

/** What one person did to a story from one version to a later one. */
export interface PersonChange {
  person: string;
  /** Characters (and pictures) they wrote that were not there before. */
  written: number;
  /**
   * Those of the new ones that their own hand brought to where they stand, whoever wrote them first; absent in what was
   * pinned before it was kept.
   */
  brought?: number;
  /** Characters they took away that were there before. */
  removed: number;
  /** They set details or sources that differ. */
  beside: boolean;
}

export interface EarlierVersion {
  words: StoryWords;
  details: StoryDetails;
  sources: readonly string[];
  /** Root ids of its words. */
  identity: Record<Field, IdRun[]>;
}

export interface LaterVersion extends EarlierVersion {
  authorship: Authorship;
  /** Who set each detail and chose each source that stands there now. */
  setBy: SetBy;
}

export interface SetBy {
  details: Record<string, string>;
  sources: Record<string, string>;
}

/** What came from somebody between the two, as it was recorded. */
export interface Delivery {
  person: string;
  update: Uint8Array;
}

/** Fewer characters than this, out of their old row, are letters and no words. */
const SHORTEST_MOVE = 4;

/** `[client, clock, length, rootClient, rootClock]`: words that live, or lived, under another id than their root. */
export type RootRow = [number, number, number, number, number];

/**
 * Who changed exactly what differs, most words first. What somebody typed and took away again, suggested without success
 * or only gave back for another counts for nothing. Without an earlier version everything that stands there is new.
 */
export function changedBy(
  before: EarlierVersion | null,
  after: LaterVersion,
  roots: readonly RootRow[],
  deliveries: readonly Delivery[],
): PersonChange[] {
  const changes = new Map<string, PersonChange & { brought: number }>();
  const of = (person: string): PersonChange & { brought: number } => {
    const change = changes.get(person) ?? { person, written: 0, brought: 0, removed: 0, beside: false };
    changes.set(person, change);
    return change;
  };
  for (const { author, bringer } of newUnits(before, after)) {
    if (author !== null) of(author).written += 1;
    if (bringer !== null) of(bringer).brought += 1;
  }
  if (before) {
    for (const [person, removed] of removers(before, after, roots, deliveries)) of(person).removed += removed;
    for (const [person, count] of composers(before, after, roots, deliveries)) of(person).brought += count;
  }
  for (const person of setters(before, after)) of(person).beside = true;
  return [...changes.values()].sort(
    (a, b) => b.written + b.removed - (a.written + a.removed) || a.person.localeCompare(b.person),
  );
}

/**
 * The authors of a change: of its text; where no word differs, whoever changed what stands beside it. By hand, and not by
 * who wrote the words first: what somebody put together from a colleague's words was not read by that colleague.
 */
export function authorsOfChange(changes: readonly PersonChange[]): string[] {
  const ofText = changes.filter(({ written, brought, removed }) => (brought ?? written) + removed > 0);
  return (ofText.length > 0 ? ofText : changes).map(({ person }) => person);
}

export interface NewUnit {
  field: Field;
  /** Number of the body's line, from 0; 0 in the plain fields. */
  line: number;
  author: string | null;
  /** Whose hand brought it there. */
  bringer: string | null;
}

/** Every character and picture that was not there before, with who wrote it and whose hand it stands under. */
export function* newUnits(
  before: Pick<EarlierVersion, "identity"> | null,
  after: Pick<LaterVersion, "identity" | "words" | "authorship">,
): Generator<NewUnit> {
  const known = idSet(before ? FIELDS.flatMap((field) => before.identity[field]) : []);
  const starts = lineStarts(after.words.lines);
  for (const field of FIELDS) {
    const { people, [field]: runs } = after.authorship;
    const [authors, bringers] = [authorsByUnit(runs), bringersByUnit(runs)];
    let [unit, line] = [0, 0];
    for (const [client, clock, length] of after.identity[field]) {
      for (let i = 0; i < length; i++, unit++) {
        if (field === "body") while (line + 1 < starts.length - 1 && unit >= starts[line + 1]!) line += 1;
        if (known.covers(client, clock + i)) continue;
        const isMarker = field === "body" && unit === starts[line];
        if (isMarker && after.words.lines[line]?.kind !== "picture") continue;
        const [author, bringer] = [people[authors[unit] ?? -1] ?? null, people[bringers[unit] ?? -1] ?? null];
        yield { field, line, author, bringer };
      }
    }
  }
}

/** Who took away words that stood in the earlier version and do not in the later one; two may have done it at once. */
function removers(
  before: EarlierVersion,
  after: LaterVersion,
  roots: readonly RootRow[],
  deliveries: readonly Delivery[],
): Map<string, number> {
  const found = new Map<string, number>();
  const still = idSet(FIELDS.flatMap((field) => after.identity[field]));
  const gone = new IdMap<true>();
  let open = 0;
  for (const [client, clock, length] of FIELDS.flatMap((field) => before.identity[field])) {
    for (let i = 0; i < length; i++) {
      if (still.covers(client, clock + i)) continue;
      gone.add(client, clock + i, 1, true);
      open += 1;
    }
  }
  if (open === 0) return found;
  const rootOf = new IdMap<RootRow>();
  for (const row of roots) rootOf.add(row[0], row[1], row[2], row);
  for (const { person, update } of deliveries) {
    for (const [client, ranges] of Y.decodeUpdate(update).ds.clients) {
      for (const { clock, len } of ranges) {
        // By runs: whoever erased their own words may have deleted millions of ids in one range.
        for (const [from, to] of pieces(rootOf, client, clock, clock + len)) {
          const [row] = rootOf.covering(client, from);
          const [rootClient, rootClock] = row ? [row[3], row[4] + from - row[1]] : [client, from];
          for (const [start, end] of pieces(gone, rootClient, rootClock, rootClock + to - from))
            if (gone.covers(rootClient, start)) found.set(person, (found.get(person) ?? 0) + end - start);
        }
      }
    }
  }
  return found;
}

/** The ids `from … to − 1`, cut where a range of the map begins or ends. */
function* pieces(map: IdMap<unknown>, client: number, from: number, to: number): Generator<[number, number]> {
  const cuts = [from, to];
  map.addCuts(client, from, to, from, cuts);
  cuts.sort((a, b) => a - b);
  for (let i = 1; i < cuts.length; i++) if (cuts[i - 1]! < cuts[i]!) yield [cuts[i - 1]!, cuts[i]!];
}

/** Who put single letters that were there before to another place since: words that are moved stay what they are. */
function composers(
  before: EarlierVersion,
  after: LaterVersion,
  roots: readonly RootRow[],
  deliveries: readonly Delivery[],
): Map<string, number> {
  const found = new Map<string, number>();
  if (roots.length === 0) return found;
  const fresh = new IdMap<string>();
  for (const { person, update } of deliveries)
    for (const { id, length } of Y.decodeUpdate(update).structs)
      fresh.add(id.client, id.clock, length, person);
  const moved = new IdMap<string>();
  for (const [client, clock, length, rootClient, rootClock] of roots)
    for (const person of fresh.covering(client, clock)) moved.add(rootClient, rootClock, length, person);
  const known = idSet(FIELDS.flatMap((field) => before.identity[field]));
  for (const [client, clock, length] of FIELDS.flatMap((field) => after.identity[field])) {
    if (length >= SHORTEST_MOVE) continue;
    for (let i = 0; i < length; i++)
      for (const person of known.covers(client, clock + i) ? new Set(moved.covering(client, clock + i)) : [])
        found.set(person, (found.get(person) ?? 0) + 1);
  }
  return found;
}

function setters(before: EarlierVersion | null, after: LaterVersion): Set<string> {
  const people = new Set<string>();
  const keys = new Set([...Object.keys(before?.details ?? {}), ...Object.keys(after.details)]);
  for (const key of keys as Set<keyof StoryDetails>) {
    const differs = JSON.stringify(before?.details[key]) !== JSON.stringify(after.details[key]);
    const person = after.setBy.details[key];
    if (differs && person) people.add(person);
  }
  for (const id of new Set([...(before?.sources ?? []), ...after.sources])) {
    const person = after.setBy.sources[id];
    if ((before?.sources.includes(id) ?? false) !== after.sources.includes(id) && person) people.add(person);
  }
  return people;
}

/** Who wrote what is new, place by place: for saying it beside each change. Ids of people, the most first. */
export interface ChangeAuthors {
  headline: string[];
  standfirst: string[];
  /** By the line's number in the later body, from 0. */
  lines: Record<number, string[]>;
}

export function changeAuthors(
  before: Pick<EarlierVersion, "identity"> | null,
  after: Pick<LaterVersion, "identity" | "words" | "authorship">,
): ChangeAuthors {
  const counts = new Map<string, Map<string, number>>();
  for (const { field, line, author } of newUnits(before, after)) {
    if (author === null) continue;
    const place = field === "body" ? String(line) : field;
    const people = counts.get(place) ?? new Map<string, number>();
    counts.set(place, people.set(author, (people.get(author) ?? 0) + 1));
  }
  const authors: ChangeAuthors = { headline: [], standfirst: [], lines: {} };
  for (const [place, people] of counts) {
    const sorted = [...people].sort((a, b) => b[1] - a[1]).map(([person]) => person);
    if (place === "headline" || place === "standfirst") authors[place] = sorted;
    else authors.lines[Number(place)] = sorted;
  }
  return authors;
}
