import {
  lineDifference,
  type Change,
  type LineChange,
  type TextChange,
  type Token,
} from "#lib/document/binding/changes.ts";
import type { Pen } from "#lib/document/binding/pen.ts";
import { deleteIds, runsBetween } from "#lib/document/story/characters.ts";
import { factMap, fieldText, type Field } from "#lib/document/story/fields.ts";
import type { Stretch } from "#lib/document/story/facts.ts";
import type { IdRun } from "#lib/document/story/id-run.ts";
import type { MarkName, MarkValue } from "#lib/document/story/marks.ts";

/** Does this change only what is this person's own and pending (or insert)? Then ProseMirror may go first. */
export function onlyTouchesOwn(pen: Pen, changes: Change[]): boolean {
  const texts = changes.filter((change) => change.type === "text");
  if (texts.length < changes.length) return false;
  if (texts.length > 1 && texts.some((change) => change.to > change.from)) return false;
  return texts.every(({ field, from, to, head, tail }) => {
    if (!isOwn(pen, field, from, to)) return false;
    if (head && lineDifference(head) && !isOwn(pen, field, head.index, head.index + 1)) return false;
    if (!tail) return true;
    if (lineDifference(tail) && !isOwn(pen, field, tail.index, tail.index + 1)) return false;
    return isOwn(pen, field, tail.index + 1, tail.end);
  });
}

function isOwn(pen: Pen, field: Field, from: number, to: number): boolean {
  return runsBetween(fieldText(pen.doc, field), from, to).every(({ client, clock, length }) =>
    pen.facts.stretches(client, clock, length).every((stretch) => pen.facts.isPendingBy(stretch, pen.person)),
  );
}

/** Where the caret goes: an index in a text. */
export interface CaretPlace {
  field: Field;
  index: number;
}

interface Ghost {
  index: number;
  length: number;
}

interface Piece {
  index: number;
  stretch: Stretch;
}

/**
 * Writes the wish of a person who only suggests: what is their own and pending is really deleted, everything else is
 * struck and stays where it is. The changes count as if it were gone; struck tokens are therefore kept as ghosts, and
 * indexes are moved past them.
 */
export class SuggestionWriter {
  readonly #pen: Pen;
  readonly #forward: boolean;
  readonly #ghosts = new Map<Field, Ghost[]>();
  readonly #struck: IdRun[] = [];
  #caret: CaretPlace | null = null;

  constructor(pen: Pen, forward: boolean) {
    this.#pen = pen;
    this.#forward = forward;
  }

  write(changes: Change[]): CaretPlace | null {
    for (const change of changes) {
      if (change.type === "mark")
        this.#suggestMark(change.field, change.from, change.to, change.mark, change.on);
      else if (change.type === "attribute") this.#suggestLine(change.change);
      else this.#writeText(change);
    }
    this.#pen.strike(this.#struck);
    return this.#caret;
  }

  #writeText({ field, from, to, insert, head, tail }: TextChange): void {
    if (tail) {
      this.#suggestLine(tail);
      const end = this.#remove(field, tail.index + 1, tail.end);
      if (tail.insert.length > 0) this.#put(field, end ?? this.#standing(field, tail.index + 1), tail.insert);
    }
    let end: number | null = null;
    if (to > from) {
      const first = this.#standing(field, from);
      end = this.#remove(field, from, to);
      this.#caret = { field, index: this.#forward ? (end ?? first) : first };
    }
    if (insert.length > 0) this.#put(field, end ?? this.#standing(field, from), insert);
    if (head) this.#suggestLine(head);
  }

  /** The index in the shared text of the token that would be at `index` if the ghosts were gone. */
  #standing(field: Field, index: number): number {
    let standing = index;
    for (const ghost of this.#ghosts.get(field) ?? []) if (ghost.index <= standing) standing += ghost.length;
    return standing;
  }

  /** Takes `from … to − 1` away and returns the index just after the last of them, null when nothing was there. */
  #remove(field: Field, from: number, to: number): number | null {
    let end: number | null = null;
    for (const { index, stretch } of this.#pieces(field, from, to).reverse()) {
      const { client, clock, length } = stretch;
      if (this.#pen.facts.isPendingBy(stretch, this.#pen.person)) {
        deleteIds(this.#pen.doc, [[client, clock, length]]);
        for (const ghost of this.#ghosts.get(field) ?? []) if (ghost.index > index) ghost.index -= length;
        end = end === null ? index : end - length;
        continue;
      }
      if (!this.#pen.facts.isStruck(stretch))
        this.#struck.push([stretch.rootClient, stretch.rootClock, length]);
      this.#addGhost(field, { index, length });
      end ??= index + length;
    }
    return end;
  }

  #pieces(field: Field, from: number, to: number): Piece[] {
    if (from >= to) return [];
    const text = fieldText(this.#pen.doc, field);
    const first = this.#standing(field, from);
    const last = this.#standing(field, to - 1) + 1;
    const gaps = (this.#ghosts.get(field) ?? []).filter(
      (ghost) => ghost.index >= first && ghost.index < last,
    );
    const spans: [number, number][] = [];
    let at = first;
    for (const gap of gaps) {
      if (gap.index > at) spans.push([at, gap.index]);
      at = Math.max(at, gap.index + gap.length);
    }
    if (at < last) spans.push([at, last]);
    return spans.flatMap(([start, end]) =>
      runsBetween(text, start, end).flatMap(({ client, clock, length, index }) =>
        this.#pen.facts
          .stretches(client, clock, length)
          .map((stretch): Piece => ({ index: index + stretch.clock - clock, stretch })),
      ),
    );
  }

  #addGhost(field: Field, ghost: Ghost): void {
    const ghosts = this.#ghosts.get(field) ?? [];
    ghosts.push(ghost);
    this.#ghosts.set(
      field,
      ghosts.sort((a, b) => a.index - b.index),
    );
  }

  #put(field: Field, index: number, tokens: Token[]): void {
    const size = this.#pen.insert(field, index, tokens);
    for (const ghost of [...(this.#ghosts.get(field) ?? [])]) {
      if (ghost.index >= index) ghost.index += size;
      else if (ghost.index + ghost.length > index) {
        this.#addGhost(field, { index: index + size, length: ghost.index + ghost.length - index });
        ghost.length = index - ghost.index;
      }
    }
    this.#caret = { field, index: index + size };
  }

  #suggestLine(change: LineChange): void {
    const difference = lineDifference(change);
    if (!difference) return;
    const piece = this.#pieces("body", change.index, change.index + 1)[0];
    if (!piece) return;
    const { stretch, index } = piece;
    if (this.#pen.facts.isPendingBy(stretch, this.#pen.person)) return this.#pen.setLine(index, difference);
    const earlier = this.#withdraw(stretch, (suggestion) => suggestion.line !== undefined);
    const merged = Object.assign({}, ...earlier.map((suggestion) => suggestion.line), difference);
    this.#pen.suggestLine([stretch.rootClient, stretch.rootClock, 1], merged);
  }

  /** Own words are formatted at once. Asking a second time for what one has suggested already takes it back. */
  #suggestMark(field: Field, from: number, to: number, mark: MarkName, on: MarkValue): void {
    const ids: IdRun[] = [];
    const own: IdRun[] = [];
    const alike = (s: { mark?: MarkName; on?: MarkValue }) =>
      s.mark === mark && JSON.stringify(s.on) === JSON.stringify(on);
    const pieces = this.#pieces(field, from, to).map(({ stretch }) => stretch);
    for (const stretch of pieces) {
      const run: IdRun = [stretch.rootClient, stretch.rootClock, stretch.length];
      if (this.#pen.facts.isPendingBy(stretch, this.#pen.person)) own.push(run);
      else ids.push(run);
    }
    this.#pen.format(own, mark, on);
    this.#pen.catchUp();
    const others = pieces.filter((stretch) => !this.#pen.facts.isPendingBy(stretch, this.#pen.person));
    const already = (stretch: Stretch) =>
      this.#pen.facts.formatSuggestions(stretch).some((s) => s.by === this.#pen.person && alike(s));
    if (others.length > 0 && others.every(already))
      others.forEach((stretch) => this.#withdraw(stretch, alike));
    else this.#pen.suggestMark(ids, mark, on);
  }

  #withdraw(stretch: Stretch, matches: (s: { mark?: MarkName; on?: MarkValue; line?: object }) => boolean) {
    const mine = this.#pen.facts
      .formatSuggestions(stretch)
      .filter((suggestion) => suggestion.by === this.#pen.person && matches(suggestion));
    for (const { key } of mine) factMap(this.#pen.doc, "formats").delete(key);
    this.#pen.catchUp();
    return mine;
  }
}
