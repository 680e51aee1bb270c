import { Fragment, Slice, type Schema } from "@tiptap/pm/model";
import type { Transaction } from "@tiptap/pm/state";
import { lineType, nodeAttributes, pmMarks } from "#lib/document/binding/line-projection.ts";
import { fieldPlace, lineStartAt, positionAt } from "#lib/document/binding/positions.ts";
import { acceptedStretches, wordsFrom } from "#lib/document/story/accepted-words.ts";
import type { Facts } from "#lib/document/story/facts.ts";
import { FIELDS, type Field } from "#lib/document/story/fields.ts";
import { readLineAttributes, type LineAttributes } from "#lib/document/story/line-marker.ts";
import { firstLineIsImplicit } from "#lib/document/story/lines.ts";
import { MARK_NAMES, type MarkName, type Marks } from "#lib/document/story/marks.ts";
import type { Line, Run, StoryWords } from "#lib/document/story/words.ts";
import {
  bodyEdits,
  keptUnits,
  lineStarts,
  textEdits,
  type KeptUnits,
  type UnitEdit,
} from "#lib/document/versions/restore-script.ts";
import type { WritingNow } from "#lib/document/versions/writing-now.ts";

/**
 * Changes a transaction so that the accepted words are again what they were: words, lines with their kinds, pictures and
 * formats. Only what differs is touched, no suggestion of anybody, and nothing that others are in the midst of `writing`.
 * False when there is nothing to do.
 */
export function restoreWords(
  transaction: Transaction,
  facts: Facts,
  then: StoryWords,
  writing?: WritingNow,
): boolean {
  const before = transaction.steps.length;
  const now = wordsFrom(facts, writing);
  const places = acceptedPlaces(facts, lineStarts(now.lines).at(-1)!, writing);
  const restorer = new Restorer(transaction, places, firstLineIsImplicit(facts.doc));
  restorer.restoreBody(now.lines, then.lines);
  restorer.restorePlain("standfirst", now.standfirst, then.standfirst);
  restorer.restorePlain("headline", now.headline, then.headline);
  return transaction.steps.length > before;
}

/** For each accepted unit its index in the shared text; −1 for a first marker that stands there only by courtesy. */
type Places = Record<Field, number[]>;

function acceptedPlaces(facts: Facts, bodyUnits: number, writing?: WritingNow): Places {
  const places: Places = { headline: [], standfirst: [], body: [] };
  for (const field of FIELDS)
    for (const { stretch, index } of acceptedStretches(facts, field, writing))
      for (let i = 0; i < stretch.length; i++) places[field].push(index + i);
  if (places.body.length < bodyUnits) places.body.unshift(-1);
  return places;
}

interface Unit {
  /** The line whose marker this is. */
  line?: Line;
  /** The run a character stands in, and its place there. */
  run?: Run;
  offset?: number;
}

/** Works from the end of the story to its beginning, so that the positions of what is still to be changed stay right. */
class Restorer {
  readonly #transaction: Transaction;
  readonly #schema: Schema;
  readonly #places: Places;
  readonly #implicit: boolean;

  constructor(transaction: Transaction, places: Places, implicit: boolean) {
    this.#transaction = transaction;
    this.#schema = transaction.doc.type.schema;
    this.#places = places;
    this.#implicit = implicit;
  }

  restorePlain(field: "headline" | "standfirst", now: string, then: string): void {
    for (const edit of textEdits(now, then).reverse()) {
      const text = then.slice(edit.putFrom, edit.putTo);
      this.#replace(
        field,
        edit,
        text ? new Slice(Fragment.from(this.#schema.text(text)), 0, 0) : Slice.empty,
      );
    }
  }

  restoreBody(now: readonly Line[], then: readonly Line[]): void {
    const [unitsNow, unitsThen] = [unitsOf(now), unitsOf(then)];
    const edits = bodyEdits(now, then);
    // Looks first: they change no position.
    for (const kept of keptUnits(edits, unitsNow.length)) this.#restoreLooks(kept, unitsNow, unitsThen);
    for (const edit of edits.reverse())
      this.#replace("body", edit, this.#lines(unitsThen.slice(edit.putFrom, edit.putTo)));
  }

  #replace(field: Field, edit: UnitEdit, slice: Slice): void {
    const place = (index: number) => positionAt(this.#transaction.doc, field, index, this.#implicit);
    // What is pending stands between the ranges, and stays.
    const ranges = this.#ranges(field, edit.from, edit.to).reverse();
    for (const [at, [from, to]] of ranges.entries())
      this.#transaction.replace(place(from), place(to), at === ranges.length - 1 ? slice : Slice.empty);
    if (ranges.length > 0) return;
    const before = edit.from === 0 ? -1 : this.#places[field][edit.from - 1]!;
    this.#transaction.replace(place(before + 1), place(before + 1), slice);
  }

  /** Units as unbroken ranges of indexes in the shared text. */
  #ranges(field: Field, from: number, to: number): [from: number, to: number][] {
    const ranges: [number, number][] = [];
    for (let unit = from; unit < to; unit++) {
      const index = this.#places[field][unit]!;
      const last = ranges.at(-1);
      if (last && last[1] === index) last[1] = index + 1;
      else ranges.push([index, index + 1]);
    }
    return ranges;
  }

  /** Open at both ends: what stands before the first marker joins the line it is put into. */
  #lines(units: readonly Unit[]): Slice {
    if (units.length === 0) return Slice.empty;
    const lines: { line: LineAttributes; runs: Run[] }[] = [{ line: { kind: "paragraph" }, runs: [] }];
    for (let at = 0; at < units.length;) {
      const { line, run } = units[at]!;
      if (line) {
        lines.push({ line: attributesOf(line), runs: [] });
        at += 1;
        continue;
      }
      const first = at;
      while (at < units.length && units[at]!.run === run) at += 1;
      const offset = units[first]!.offset ?? 0;
      lines.at(-1)!.runs.push({ ...run!, text: run!.text.slice(offset, offset + at - first) });
    }
    const nodes = lines.map(({ line, runs }) =>
      lineType(this.#schema, line.kind).create(
        nodeAttributes(line),
        runs.map((run) => this.#schema.text(run.text, pmMarks(this.#schema, run))),
      ),
    );
    return new Slice(Fragment.from(nodes), 1, 1);
  }

  #restoreLooks(
    { now, then, length }: KeptUnits,
    unitsNow: readonly Unit[],
    unitsThen: readonly Unit[],
  ): void {
    for (let i = 0; i < length; i++) {
      const [is, was] = [unitsNow[now + i]!.line, unitsThen[then + i]!.line];
      if (is && was) this.#restoreLine(now + i, attributesOf(is), attributesOf(was));
    }
    for (const mark of MARK_NAMES) {
      let from = 0;
      for (let i = 0; i <= length; i++) {
        const [start, here] = [difference(from), i < length ? difference(i) : null];
        if (i < length && start === here) continue;
        if (start !== undefined) this.#restoreMark(mark, start, now + from, now + i);
        from = i;
      }
      function difference(i: number): Marks[MarkName] | null | undefined {
        const [is, was] = [unitsNow[now + i]!.run, unitsThen[then + i]!.run];
        return !is || !was || is[mark] === was[mark] ? undefined : (was[mark] ?? null);
      }
    }
  }

  #restoreLine(unit: number, is: LineAttributes, was: LineAttributes): void {
    if (JSON.stringify(sorted(is)) === JSON.stringify(sorted(was))) return;
    const index = this.#places.body[unit]!;
    const { doc } = this.#transaction;
    const position = index < 0 || this.#implicit ? null : lineStartAt(doc, index);
    const at = position ?? fieldPlace(doc, "body").start;
    this.#transaction.setNodeMarkup(at, lineType(this.#schema, was.kind), nodeAttributes(was));
  }

  #restoreMark(mark: MarkName, value: Marks[MarkName] | null, from: number, to: number): void {
    const type = this.#schema.marks[mark];
    if (!type) return;
    const place = (index: number) => positionAt(this.#transaction.doc, "body", index, this.#implicit);
    for (const [first, end] of this.#ranges("body", from, to)) {
      if (value === null) this.#transaction.removeMark(place(first), place(end), type);
      else
        this.#transaction.addMark(
          place(first),
          place(end),
          type.create(mark === "link" ? { href: value } : null),
        );
    }
  }
}

function unitsOf(lines: readonly Line[]): Unit[] {
  const units: Unit[] = [];
  for (const line of lines) {
    units.push({ line });
    for (const run of line.runs)
      for (let offset = 0; offset < run.text.length; offset++) units.push({ run, offset });
  }
  return units;
}

const attributesOf = (line: Line): LineAttributes => readLineAttributes((key) => line[key]);

const sorted = (line: LineAttributes) => Object.entries(line).sort(([a], [b]) => (a < b ? -1 : 1));
