import * as Y from "yjs";
import { itemText } from "#lib/document/story/characters.ts";
import { readFact } from "#lib/document/story/fact-entries.ts";
import { newFactKey } from "#lib/document/story/fact-keys.ts";
import { FIELDS, factMap, fieldText, type Field } from "#lib/document/story/fields.ts";
import { appendRun, sortedRuns, type IdRun } from "#lib/document/story/id-run.ts";
import { LINE_KEYS, makeMarker, markerOf, readMarker } from "#lib/document/story/line-marker.ts";

interface Insertion {
  field: Field;
  /** Index in the story, before anything is offered. */
  index: number;
  item: Y.Item;
  from: number;
  length: number;
}

export interface Offering {
  /** What somebody typed that the newsroom did not take. It is brought up to date with the story first. */
  mine: Y.Doc;
  /** The story as the newsroom has it; gets the suggestions. */
  story: Y.Doc;
  person: string;
  suggestId: number;
  /** Milliseconds since 1970; now, where it is left out. */
  at?: number;
}

/**
 * Somebody's right to edit ended while they typed, so the newsroom took none of it. Everything in it that can be a
 * suggestion becomes one: words and lines where they stood, deletions as strikes, formats and kinds of line. Returns how
 * many characters, lines and formats were offered.
 */
export function offerAsSuggestions(offering: Offering): number {
  const { mine, story, suggestId } = offering;
  Y.applyUpdate(mine, Y.encodeStateAsUpdate(story));
  const client = story.clientID;
  story.clientID = suggestId;
  try {
    return story.transact(() => new Offer(offering).write(), "story:offered");
  } finally {
    story.clientID = client;
  }
}

class Offer {
  readonly #mine: Y.Doc;
  readonly #story: Y.Doc;
  readonly #person: string;
  readonly #at: number;
  /** State of the story before anything was offered. */
  readonly #known: Map<number, number>;
  readonly #insertions: Insertion[] = [];
  readonly #struck: IdRun[] = [];
  /** Where my words got to: old id → new id, character by character. */
  readonly #moved = new Map<string, [number, number]>();
  #offered = 0;

  constructor({ mine, story, person, at = Date.now() }: Offering) {
    this.#mine = mine;
    this.#story = story;
    this.#person = person;
    this.#at = at;
    this.#known = Y.decodeStateVector(Y.encodeStateVector(story));
  }

  write(): number {
    for (const field of FIELDS) this.#compare(field);
    const { store, clientID } = this.#story;
    const firstBorn = Y.getState(store, clientID);
    for (const insertion of this.#insertions.reverse()) this.#insert(insertion);
    // A card says when it was suggested, an insertion too.
    if (this.#insertions.length > 0) this.#add("formats", { ids: [[clientID, firstBorn, 1]], born: true });
    this.#strike(this.#struck);
    for (const [, value] of this.#newEntries("deletions"))
      this.#strike(readFact("deletions", "", value)?.ids.flatMap((run) => this.#now(run)) ?? []);
    for (const map of ["inline", "formats"] as const)
      for (const [key, value] of this.#newEntries(map)) {
        const entry = readFact(map, key, value);
        if (entry?.mark && entry.on !== undefined)
          this.#format(entry.ids, { mark: entry.mark, on: entry.on });
        else if (entry && "line" in entry && entry.line) this.#format(entry.ids, { kind: entry.line });
      }
    return this.#offered;
  }

  /** Finds what is in mine and not in the story, and what lives in the story and not in mine. */
  #compare(field: Field): void {
    let index = 0;
    for (let item = fieldText(this.#mine, field)._start; item !== null; item = item.right) {
      if (!item.countable && !item.deleted) continue;
      const { id, length } = item;
      const shared = Math.max(0, Math.min(length, (this.#known.get(id.client) ?? 0) - id.clock));
      for (let offset = 0; offset < shared; offset++) {
        if (!this.#livesInStory(id.client, id.clock + offset)) continue;
        if (item.deleted) appendRun(this.#struck, id.client, id.clock + offset, 1);
        index++;
      }
      if (shared > 0 && !item.deleted) this.#compareLine(item);
      if (shared < length && !item.deleted)
        this.#insertions.push({ field, index, item, from: shared, length: length - shared });
    }
  }

  #livesInStory(client: number, clock: number): boolean {
    const item = Y.getItem(this.#story.store, Y.createID(client, clock)) as Y.Item | Y.GC;
    return item instanceof Y.Item && !item.deleted && item.countable;
  }

  /** A line whose kind I changed: only the keys that I wrote. */
  #compareLine(item: Y.Item): void {
    const marker = markerOf(item);
    if (!marker) return;
    const change: Record<string, unknown> = {};
    for (const key of ["kind", ...LINE_KEYS]) {
      const written = marker._map.get(key);
      if (written && written.id.clock >= (this.#known.get(written.id.client) ?? 0))
        change[key] = marker.get(key) ?? null;
    }
    if (Object.keys(change).length > 0) this.#format([[item.id.client, item.id.clock, 1]], { kind: change });
  }

  #insert({ field, index, item, from, length }: Insertion): void {
    const text = fieldText(this.#story, field);
    const born = Y.getState(this.#story.store, this.#story.clientID);
    const marker = markerOf(item);
    if (marker) text.insertEmbed(index, makeMarker(readMarker(marker)), {});
    else text.insert(index, itemText(item, from, length));
    for (let i = 0; i < length; i++)
      this.#moved.set(`${item.id.client}:${item.id.clock + from + i}`, [this.#story.clientID, born + i]);
    this.#offered += length;
  }

  #strike(ids: IdRun[]): void {
    if (ids.length === 0) return;
    this.#add("deletions", { ids: sortedRuns(ids) });
    for (const [, , length] of ids) this.#offered += length;
  }

  /** On my own words at once, on those of the story as a suggestion. */
  #format(ids: IdRun[], what: { mark: string; on: unknown } | { kind: Record<string, unknown> }): void {
    const now = ids.flatMap((run) => this.#now(run));
    const mine = now.filter(([client]) => client === this.#story.clientID);
    const others = now.filter(([client]) => client !== this.#story.clientID);
    if (mine.length > 0 && "mark" in what)
      this.#add("inline", { ...what, n: this.#highestFormat() + 1, ids: sortedRuns(mine) });
    if (others.length === 0) return;
    this.#add("formats", { ...what, ids: sortedRuns(others) });
    this.#offered++;
  }

  #highestFormat(): number {
    let highest = 0;
    for (const value of factMap(this.#story, "inline").values())
      highest = Math.max(highest, (value as { n?: number }).n ?? 0);
    return highest;
  }

  /** The ids under which these words stand in the story; those that never got there are left out. */
  #now([client, clock, length]: IdRun): IdRun[] {
    const runs: IdRun[] = [];
    for (let i = 0; i < length; i++) {
      const moved = this.#moved.get(`${client}:${clock + i}`);
      if (moved) appendRun(runs, ...moved, 1);
      else if (clock + i < (this.#known.get(client) ?? 0)) appendRun(runs, client, clock + i, 1);
    }
    return runs;
  }

  /** Entries that are mine alone. */
  #newEntries(map: "deletions" | "inline" | "formats"): [string, unknown][] {
    const known = factMap(this.#story, map);
    return [...factMap(this.#mine, map).entries()].filter(([key]) => !known.has(key));
  }

  #add(map: "deletions" | "inline" | "formats", entry: object): void {
    factMap(this.#story, map).set(newFactKey(this.#story), { by: this.#person, at: this.#at, ...entry });
  }
}
