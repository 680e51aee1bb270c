import * as Y from "yjs";
import { LINE_UNIT, type ForgottenWords } from "#lib/document/suggestions/forgotten-words.ts";
import { gapAt } from "#lib/document/suggestions/gap.ts";
import type { UpdatePlaces } from "#lib/document/suggestions/update-places.ts";
import { isOwn, isOwnSuggestion, type Writer } from "#lib/document/suggestions/writer-rights.ts";
import { readLineageRows, type LineageRow } from "#lib/document/story/fact-entries.ts";
import { factMap } from "#lib/document/story/fields.ts";
import { IdMap } from "#lib/document/story/id-map.ts";
import { isMarker } from "#lib/document/story/line-marker.ts";

/** A word that was typed and erased, brought back and erased, and so on, before anybody saw it. */
const MOST_GENERATIONS = 50;

/**
 * Judges what an update says about the past of words. Lineage carries authorship, so new and old words must be the same,
 * one for one: as they live, as the record remembers them, or as they were themselves said to be other words. Old words
 * that nobody ever saw can only be one's own.
 */
export class LineageJudge {
  readonly #doc: Y.Doc;
  readonly #places: UpdatePlaces;
  readonly #forgotten: ForgottenWords | undefined;
  readonly #claimed = new IdMap<true>();
  #lineage: { known: IdMap<LineageRow>; fresh: IdMap<LineageRow> } | null = null;

  constructor(doc: Y.Doc, places: UpdatePlaces, forgotten: ForgottenWords | undefined) {
    this.#doc = doc;
    this.#places = places;
    this.#forgotten = forgotten;
  }

  /**
   * Somebody who only suggests brings back nothing but their own: a "move" would make the server take the original away.
   */
  refusal(rows: readonly LineageRow[], writer: Writer): string | null {
    for (const { client, clock, length, oldClient, oldClock, kind } of rows) {
      if (!isOwn(client, writer)) return "Another person's words were given a past.";
      if (!writer.edits && kind === "move") return "Somebody who only suggests cannot move words.";
      if (!writer.edits && kind === "redo" && !isOwnSuggestion(oldClient, writer))
        return "Somebody who only suggests brought back words of the story.";
      if (clock + length > this.#places.reach(client))
        return "Words that nobody has written were given a past.";
      if (oldClock + length > this.#places.reach(oldClient)) return gapAt({ client: oldClient }, writer);
      if (!this.#claim(client, clock, length)) return "Words were given two pasts.";
      if (!this.#agree({ client, clock, length, oldClient, oldClock, kind }, writer))
        return "Words were given the past of other words.";
    }
    return null;
  }

  /** Each character has one past, and gets it once. */
  #claim(client: number, clock: number, length: number): boolean {
    const end = clock + length;
    if (this.#claimed.touches(client, clock, end)) return false;
    this.#claimed.add(client, clock, length, true);
    return this.#places.isFresh(client, clock) || !this.#pasts.known.touches(client, clock, end);
  }

  #agree({ client, clock, length, oldClient, oldClock }: LineageRow, writer: Writer): boolean {
    const now = this.#units(client, clock, length, null);
    const before = this.#units(oldClient, oldClock, length, MOST_GENERATIONS);
    for (let i = 0; i < length; i++) {
      // Gone before it came: whatever it was, it stands nowhere. Later it could be used to pass a past on.
      if (now[i] === null && !this.#places.isFresh(client, clock + i)) return false;
      // A crash took the old words, and whoever brings them back is on record for them.
      const isVouchedFor = isOwn(oldClient, writer) || this.#places.isFresh(oldClient, oldClock + i);
      if (before[i] === null && !isVouchedFor) return false;
      if (now[i] !== null && before[i] !== null && now[i] !== before[i]) return false;
    }
    return true;
  }

  /** What stands, or stood, under these ids, one by one; null where nobody can say. `generations`: null for none. */
  #units(client: number, clock: number, length: number, generations: number | null): (string | null)[] {
    const units: (string | null)[] = [];
    while (units.length < length) {
      const at = clock + units.length;
      const words = this.#wordsAt(client, at, length - units.length);
      for (const unit of words.split("")) units.push(unit);
      if (words === "") units.push(generations ? this.#unitByLineage(client, at, generations) : null);
    }
    return units;
  }

  /** The words from this id on, as far as they are known in one piece. */
  #wordsAt(client: number, clock: number, length: number): string {
    const item = this.#places.itemAt(Y.createID(client, clock));
    if (item instanceof Y.Item && item.content instanceof Y.ContentString)
      return item.content.str.slice(clock - item.id.clock, clock - item.id.clock + length);
    if (item instanceof Y.Item && isMarker(item)) return LINE_UNIT;
    return this.#forgotten?.wordsAt(client, clock, length) ?? "";
  }

  #unitByLineage(client: number, clock: number, generations: number): string | null {
    const { known, fresh } = this.#pasts;
    const [row] = [...known.covering(client, clock), ...fresh.covering(client, clock)];
    if (!row) return null;
    return this.#units(row.oldClient, row.oldClock + clock - row.clock, 1, generations - 1)[0] ?? null;
  }

  /** What was said of pasts before and in this update; read only where it is needed. */
  get #pasts(): { known: IdMap<LineageRow>; fresh: IdMap<LineageRow> } {
    if (this.#lineage) return this.#lineage;
    const [known, fresh] = [new IdMap<LineageRow>(), new IdMap<LineageRow>()];
    const lay = (rows: IdMap<LineageRow>, value: unknown) => {
      for (const row of readLineageRows(value)) rows.add(row.client, row.clock, row.length, row);
    };
    for (const value of factMap(this.#doc, "lineage").values()) lay(known, value);
    for (const { content, parent } of this.#places.items())
      if (content instanceof Y.ContentAny && (parent as unknown) === "lineage")
        for (const value of content.arr) lay(fresh, value);
    return (this.#lineage = { known, fresh });
  }
}
