import * as Y from "yjs";
import type { Steps } from "#lib/document/live-update/integration-steps.ts";
import { LINE_UNIT, type ForgottenWords } from "#lib/document/suggestions/forgotten-words.ts";
import { gapAt, type RefusalCode } from "#lib/document/suggestions/refusal-code.ts";
import type { UpdatePlaces } from "#lib/document/suggestions/update-places.ts";
import { isOwn, isOwnSuggestion, type Writer } from "#lib/document/suggestions/writer-rights.ts";
import { readLineageRows, type LineageRow } from "#lib/document/story/fact-entries.ts";
import type { Facts } from "#lib/document/story/facts.ts";
import { IdMap } from "#lib/document/story/id-map.ts";
import { isMarker } from "#lib/document/story/line-marker.ts";

/** A word that was typed and erased, brought back and erased, and so on, before anybody saw it. */
const MOST_GENERATIONS = 50;

/** So far does anybody follow the past of a word (facts.ts). */
const LONGEST_PAST = 1_000;
/** Whoever reads the story follows the past of each piece again: for its root, its origin and where it is cut. */
const STEPS_A_GENERATION = 5;

/** So many ids from some id on, and what stands or stood there; null where nobody can say. */
interface Piece {
  length: number;
  words: string | null;
}

/**
 * Judges what an update says about the past of words. Lineage carries authorship, so new and old words must be the same,
 * one for one: as they live, as the record remembers them, or as they were themselves said to be other words. Old words
 * that nobody ever saw can only be one's own. Compared by runs and not by ids: a run of two billion ids is three bytes.
 */
export class LineageJudge {
  readonly #facts: Facts;
  readonly #places: UpdatePlaces;
  readonly #forgotten: ForgottenWords | undefined;
  readonly #steps: Steps;
  #new: { rows: IdMap<LineageRow>; areTwice: boolean } | null = null;

  constructor(facts: Facts, places: UpdatePlaces, forgotten: ForgottenWords | undefined, steps: Steps) {
    this.#facts = facts;
    this.#places = places;
    this.#forgotten = forgotten;
    this.#steps = steps;
  }

  /**
   * Somebody who only suggests brings back nothing but their own: a "move" would make the server take the original away.
   */
  refusal(rows: readonly LineageRow[], writer: Writer): RefusalCode | null {
    for (const row of rows) {
      const { client, clock, length, oldClient, oldClock, kind } = row;
      if (!isOwn(client, writer)) return "past-of-another";
      if (!writer.edits && kind === "move") return "suggester-moves";
      if (!writer.edits && kind === "redo" && !isOwnSuggestion(oldClient, writer))
        return "suggester-brings-back";
      if (clock + length > this.#places.reach(client)) return "past-of-unwritten";
      if (oldClock + length > this.#places.reach(oldClient)) return gapAt({ client: oldClient }, writer);
      if (!this.#claim(client, clock, length)) return "past-twice";
      if (!this.#agree(row, writer)) return "past-of-other-words";
      if (!this.#hasAnEnd(row)) return "too-much-at-once";
    }
    return null;
  }

  /** Each character has one past, and gets it once. */
  #claim(client: number, clock: number, length: number): boolean {
    return !this.#said.areTwice && !this.#facts.index.lineage.touches(client, clock, clock + length);
  }

  /** Counts how far back each piece of these words leads. A circle has no end. */
  #hasAnEnd({ oldClient, oldClock, length: all }: LineageRow): boolean {
    const known = this.#facts.index.lineage;
    const fresh = this.#said.rows;
    const waiting = [{ client: oldClient, clock: oldClock, length: all, generation: 1 }];
    for (let piece = waiting.pop(); piece; piece = waiting.pop()) {
      this.#steps.take();
      const { client, clock, generation } = piece;
      if (generation > LONGEST_PAST) return false;
      const row = known.covering(client, clock)[0] ?? fresh.covering(client, clock)[0];
      const next = Math.min(known.nextAfter(client, clock), fresh.nextAfter(client, clock));
      const end = Math.min(clock + piece.length, next, row ? row.clock + row.length : Infinity);
      const length = end - clock;
      if (length < piece.length) waiting.push({ ...piece, clock: end, length: piece.length - length });
      if (!row) this.#steps.take(generation * STEPS_A_GENERATION);
      else {
        const before = { client: row.oldClient, clock: row.oldClock + clock - row.clock };
        waiting.push({ ...before, length, generation: generation + 1 });
      }
    }
    return true;
  }

  #agree({ client, clock, length, oldClient, oldClock }: LineageRow, writer: Writer): boolean {
    for (let done = 0; done < length;) {
      const now = this.#piece(client, clock + done, length - done, 0);
      const before = this.#piece(oldClient, oldClock + done, now.length, MOST_GENERATIONS);
      let agreed = before.length;
      // Gone before it came: whatever it was, it stands nowhere. Later it could be used to pass a past on.
      if (now.words === null) agreed = Math.min(agreed, this.#places.newFrom(client, clock + done));
      // A crash took the old words, and whoever brings them back is on record for them.
      if (before.words === null && !isOwn(oldClient, writer))
        agreed = Math.min(agreed, this.#places.newFrom(oldClient, oldClock + done));
      if (agreed === 0) return false;
      if (now.words !== null && before.words !== null && !now.words.startsWith(before.words.slice(0, agreed)))
        return false;
      done += agreed;
    }
    return true;
  }

  /** What stands, or stood, from this id on, as far as it is known in one piece; `generations`: how far back to follow. */
  #piece(client: number, clock: number, most: number, generations: number): Piece {
    this.#steps.take();
    const struct = this.#places.structAt(Y.createID(client, clock));
    if (struct instanceof Y.Item && struct.content instanceof Y.ContentString) {
      const from = clock - struct.id.clock;
      const words = struct.content.str.slice(from, from + most);
      return { length: words.length, words };
    }
    if (struct instanceof Y.Item && isMarker(struct)) return { length: 1, words: LINE_UNIT };
    const remembered = this.#forgotten?.wordsAt(client, clock, most) ?? "";
    if (remembered !== "") return { length: remembered.length, words: remembered };
    const known = this.#facts.index.lineage;
    const fresh = this.#said.rows;
    const ends = [
      clock + most,
      struct ? struct.id.clock + struct.length : Infinity,
      this.#forgotten?.nextAfter(client, clock) ?? Infinity,
    ];
    if (generations === 0) return { length: Math.min(...ends) - clock, words: null };
    ends.push(known.nextAfter(client, clock), fresh.nextAfter(client, clock));
    const [row] = [...known.covering(client, clock), ...fresh.covering(client, clock)];
    if (!row) return { length: Math.min(...ends) - clock, words: null };
    const length = Math.min(...ends, row.clock + row.length) - clock;
    return this.#piece(row.oldClient, row.oldClock + clock - row.clock, length, generations - 1);
  }

  /**
   * What this update says of pasts, and whether of one character twice; read only where it is needed, and all at once:
   * thousands of rows may lie over one another, or come last first.
   */
  get #said() {
    if (this.#new) return this.#new;
    const rows: LineageRow[] = [];
    for (const { content, parent } of this.#places.items())
      if (content instanceof Y.ContentAny && (parent as unknown) === "lineage")
        for (const value of content.arr) for (const row of readLineageRows(value)) rows.push(row);
    rows.sort((a, b) => a.client - b.client || a.clock - b.clock);
    const areTwice = rows.some((row, i) => {
      const before = rows[i - 1];
      return before?.client === row.client && before.clock + before.length > row.clock;
    });
    const said = new IdMap<LineageRow>();
    for (const row of rows) said.add(row.client, row.clock, row.length, row);
    return (this.#new = { rows: said, areTwice });
  }
}
