import {
  lineDifference,
  type Change,
  type LineChange,
  type TextChange,
} from "#lib/document/binding/changes.ts";
import type { Pen } from "#lib/document/binding/pen.ts";
import { deleteIds, idsBetween } from "#lib/document/story/characters.ts";
import { fieldText, type Field } from "#lib/document/story/fields.ts";
import type { IdRun } from "#lib/document/story/id-run.ts";

/**
 * Writes what ProseMirror has done already: words are really deleted and lines really changed. In suggesting mode only
 * for what is one's own and pending.
 */
export function writeDirectly(pen: Pen, changes: Change[]): void {
  for (const change of changes) {
    if (change.type === "mark") {
      pen.format(rootIds(pen, change.field, change.from, change.to), change.mark, change.on);
      // The next entry must see this one's number, or two formats of one transaction could not be told apart.
      pen.catchUp();
    } else if (change.type === "attribute") setLine(pen, change.change);
    else writeText(pen, change);
  }
}

function writeText(pen: Pen, { field, from, to, insert, head, tail }: TextChange): void {
  if (tail) {
    setLine(pen, tail);
    erase(pen, field, tail.index + 1, tail.end);
    pen.insert(field, tail.index + 1, tail.insert);
  }
  erase(pen, field, from, to);
  pen.insert(field, from, insert);
  if (head) setLine(pen, head);
}

function setLine(pen: Pen, change: LineChange): void {
  const difference = lineDifference(change);
  if (difference) pen.setLine(change.index, difference);
}

function erase(pen: Pen, field: Field, from: number, to: number): void {
  if (to > from) deleteIds(pen.doc, idsBetween(fieldText(pen.doc, field), from, to));
}

/** Root ids of the characters and markers at `from … to − 1`. */
export function rootIds(pen: Pen, field: Field, from: number, to: number): IdRun[] {
  return idsBetween(fieldText(pen.doc, field), from, to).flatMap(([client, clock, length]) =>
    pen.facts
      .stretches(client, clock, length)
      .map((stretch): IdRun => [stretch.rootClient, stretch.rootClock, stretch.length]),
  );
}
