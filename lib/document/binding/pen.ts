import * as Y from "yjs";
import { tokenLength, type Token } from "#lib/document/binding/changes.ts";
import { runsBetween, type LiveRun } from "#lib/document/story/characters.ts";
import type { LineageKind, LineageTuple } from "#lib/document/story/fact-entries.ts";
import { newFactKey } from "#lib/document/story/fact-keys.ts";
import type { Facts } from "#lib/document/story/facts.ts";
import { factMap, fieldText, type Field } from "#lib/document/story/fields.ts";
import { appendRun, joinRuns, sortedRuns, totalLength, type IdRun } from "#lib/document/story/id-run.ts";
import { makeMarker, markerOf } from "#lib/document/story/line-marker.ts";
import {
  MARK_NAMES,
  markValue,
  sameMarkValue,
  type MarkName,
  type Marks,
  type MarkValue,
} from "#lib/document/story/marks.ts";

/** What a paste or a cut brings along: ids of the same words elsewhere in this story, or the wire item they come from. */
export interface PasteMemory {
  lineage?: {
    ids: IdRun[];
    kind: LineageKind;
    /** The words of these ids, LINE_SIGN for a marker; absent: taken on trust, one for one. */
    text?: string;
  };
  wire?: { item: string; version: number };
}

/** How often a suggesting hand notes the time: often enough for "12 min ago". */
const BIRTH_EVERY = 60_000;

/** Stands for a line marker where ids and their words are lined up. */
export const LINE_SIGN = "\u2029";

interface Born extends LiveRun {
  text: string;
  /** Null for a marker, and in the plain fields. */
  marks: Marks | null;
}

/**
 * Writes tokens and facts into the shared types, within one Yjs transaction, under the document's present client id. It
 * decides nothing: who may delete and who must strike is settled by its callers.
 */
export class Pen {
  readonly doc: Y.Doc;
  readonly facts: Facts;
  readonly person: string;
  readonly #transaction: Y.Transaction;
  readonly #recent: RecentEntries;
  readonly #born: Born[] = [];

  constructor(transaction: Y.Transaction, facts: Facts, person: string, recent: RecentEntries) {
    this.doc = transaction.doc;
    this.facts = facts;
    this.person = person;
    this.#transaction = transaction;
    this.#recent = recent;
  }

  /** Inserts tokens and returns how many indexes they take. */
  insert(field: Field, index: number, tokens: Token[]): number {
    const text = fieldText(this.doc, field);
    let at = index;
    for (const token of tokens) {
      if ("line" in token) text.insertEmbed(at, makeMarker(token.line), {});
      else text.insert(at, token.text);
      const marks = "line" in token || field !== "body" ? null : token.marks;
      const length = tokenLength(token);
      for (const run of runsBetween(text, at, at + length)) {
        const words =
          "line" in token ? LINE_SIGN : token.text.slice(run.index - at, run.index - at + run.length);
        this.#born.push({ ...run, text: words, marks });
      }
      at += length;
    }
    return at - index;
  }

  setLine(index: number, difference: Record<string, unknown>): void {
    const [run] = runsBetween(fieldText(this.doc, "body"), index, index + 1);
    const marker = run ? markerOf(run.item) : null;
    if (!marker) return;
    for (const [key, value] of Object.entries(difference)) {
      if (value === null) marker.delete(key);
      else marker.set(key, value);
    }
  }

  strike(ids: IdRun[]): void {
    if (ids.length === 0 || this.#recent.extend(this.facts, "deletions", "", ids)) return;
    this.#add("deletions", { ids: sortedRuns(ids) });
    this.#recent.remember(this.doc, "deletions", "", this.#lastKey);
  }

  suggestMark(ids: IdRun[], mark: MarkName, on: MarkValue): void {
    if (ids.length > 0) this.#add("formats", { ids: joinRuns(ids), mark, on });
  }

  suggestLine(id: IdRun, difference: Record<string, unknown>): void {
    this.#add("formats", { ids: [id], kind: difference });
  }

  format(ids: IdRun[], mark: MarkName, on: MarkValue): void {
    if (ids.length === 0) return;
    this.#add("inline", { ids: joinRuns(ids), mark, on, n: this.facts.index.highestFormat + 1 });
  }

  /** Lineage first, so that the formats of moved words are seen, then the formats, then where the words came from. */
  finish(memory: PasteMemory): void {
    if (memory.lineage) this.#recordLineage(memory.lineage);
    this.#settleMarks();
    const born = this.#born.map(({ client, clock, length }): IdRun => [client, clock, length]);
    if (memory.wire && born.length > 0) this.#add("wire", { ...memory.wire, ids: joinRuns(born) });
    this.#noteBirth();
  }

  /** Insertions carry no time themselves; a suggestion must say when it was made. */
  #noteBirth(): void {
    const { clientID } = this.doc;
    const first = this.facts.isSuggesting(clientID)
      ? this.#born.find(({ client }) => client === clientID)
      : undefined;
    if (!first) return;
    const last = this.facts.index.notes.lastBirth(clientID);
    if (last !== null && Date.now() - last < BIRTH_EVERY) return;
    this.#add("formats", { ids: [[first.client, first.clock, 1]], born: true });
  }

  catchUp(): void {
    this.facts.index.catchUp(this.#transaction);
  }

  /** New words and old ones must be the same, one for one (line breaks apart); otherwise they are simply new words. */
  #recordLineage({ ids, kind, text }: NonNullable<PasteMemory["lineage"]>): void {
    let born = this.#born.map(({ client, clock, length }): IdRun => [client, clock, length]);
    let old: IdRun[] = ids;
    const written = this.#born.map((run) => run.text).join("");
    if (text !== undefined && text !== written) {
      if (text.replaceAll(LINE_SIGN, "") !== written.replaceAll(LINE_SIGN, "")) return;
      born = withoutMarkers(born, written);
      old = withoutMarkers(old, text);
    }
    if (born.length === 0 || totalLength(born) !== totalLength(old)) return;
    factMap(this.doc, "lineage").set(newFactKey(this.doc), pairRuns(born, old, kind));
    this.catchUp();
  }

  /** Writes a format only where what ProseMirror shows differs from what the new ids have by themselves. */
  #settleMarks(): void {
    const wanted = new Map<string, { mark: MarkName; on: MarkValue; ids: IdRun[]; fresh: boolean }>();
    for (const { client, clock, length, marks } of this.#born) {
      if (!marks) continue;
      for (const stretch of this.facts.stretches(client, clock, length)) {
        const has = this.facts.marks(stretch);
        for (const mark of MARK_NAMES) {
          const on = markValue(marks, mark);
          if (sameMarkValue(on, markValue(has, mark))) continue;
          const key = mark + JSON.stringify(on);
          const format = wanted.get(key) ?? { mark, on, ids: [], fresh: true };
          format.ids.push([stretch.rootClient, stretch.rootClock, stretch.length]);
          format.fresh &&= stretch.rootClient === stretch.client && stretch.rootClock === stretch.clock;
          wanted.set(key, format);
        }
      }
    }
    for (const { mark, on, ids, fresh } of wanted.values()) {
      const look = mark + JSON.stringify(on);
      if (fresh && this.#recent.extend(this.facts, "inline", look, ids)) continue;
      this.format(ids, mark, on);
      if (fresh) this.#recent.remember(this.doc, "inline", look, this.#lastKey);
    }
  }

  #lastKey = "";

  #add(map: "inline" | "deletions" | "formats" | "wire", entry: object): void {
    this.#lastKey = newFactKey(this.doc);
    factMap(this.doc, map).set(this.#lastKey, { by: this.person, at: Date.now(), ...entry });
  }
}

/**
 * The entries this browser wrote last. Typing on in bold, or backspacing on while suggesting, makes the entry longer
 * instead of adding one for every letter, within one step of undo. Only words nobody has formatted yet may join a format;
 * a longer strike is safe because a rejection names the strike and its ids.
 */
export class RecentEntries {
  readonly #entries = new Map<string, { key: string; value: unknown }>();

  remember(doc: Y.Doc, map: "inline" | "deletions", look: string, key: string): void {
    this.#entries.set(map + look, { key, value: factMap(doc, map).get(key) });
  }

  extend({ doc, index }: Facts, map: "inline" | "deletions", look: string, ids: IdRun[]): boolean {
    const recent = this.#entries.get(map + look);
    if (!recent || index.rejectedStrikes.has(recent.key)) return false;
    if (factMap(doc, map).get(recent.key) !== recent.value) return false;
    const entry = recent.value as { ids: IdRun[] };
    factMap(doc, map).set(recent.key, { ...entry, ids: sortedRuns([...entry.ids, ...ids]) });
    this.remember(doc, map, look, recent.key);
    return true;
  }

  forget(): void {
    this.#entries.clear();
  }
}

/** Lines up new ids with old ones of the same total length, as rows of a lineage entry. */
export function pairRuns(born: readonly IdRun[], old: readonly IdRun[], kind: LineageKind): LineageTuple[] {
  const rows: LineageTuple[] = [];
  let [i, j, usedBorn, usedOld] = [0, 0, 0, 0];
  while (i < born.length && j < old.length) {
    const [client, clock, length] = born[i]!;
    const [oldClient, oldClock, oldLength] = old[j]!;
    const size = Math.min(length - usedBorn, oldLength - usedOld);
    rows.push([client, clock + usedBorn, size, oldClient, oldClock + usedOld, kind]);
    if ((usedBorn += size) === length) [i, usedBorn] = [i + 1, 0];
    if ((usedOld += size) === oldLength) [j, usedOld] = [j + 1, 0];
  }
  return rows;
}

/** The runs without the ids whose place in the text is held by LINE_SIGN. */
function withoutMarkers(runs: readonly IdRun[], text: string): IdRun[] {
  const left: IdRun[] = [];
  let at = 0;
  for (const [client, clock, length] of runs) {
    for (let i = 0; i < length; i++, at++) if (text[at] !== LINE_SIGN) appendRun(left, client, clock + i, 1);
  }
  return left;
}
