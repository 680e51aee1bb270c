import type { Node } from "@tiptap/pm/model";
import { FIELDS, type Field } from "#lib/document/story/fields.ts";

/**
 * Between ProseMirror positions and indexes of the shared texts. In the body every line opens with its marker, so
 * `index = position − start of body − number of line`.
 */

export interface FieldPlace {
  /** Position of the first thing inside the field. */
  start: number;
  node: Node;
}

/** Where a field stands. The screen always has all fields, so there is none that is missing. */
export function fieldPlace(doc: Node, field: Field): FieldPlace {
  const number = FIELDS.indexOf(field);
  let start = 1;
  for (let i = 0; i < number; i++) start += doc.child(i).nodeSize;
  return { start, node: doc.child(number) };
}

/** The field a position is in. Just before a field is that field, before the first the first, and past the end the body. */
export function fieldAt(doc: Node, position: number): Field {
  let end = 0;
  for (let i = 0; i < FIELDS.length; i++) {
    end += doc.child(i).nodeSize;
    if (position < end) return FIELDS[i]!;
  }
  return "body";
}

/**
 * The index in a field's text of what stands at a position: 0 for positions before the field, the text's length for those
 * after it. A first line without a marker (a broken story's) is counted as if it had one.
 */
export function indexAt(doc: Node, field: Field, position: number): number {
  const { start, node } = fieldPlace(doc, field);
  const inside = Math.max(0, Math.min(node.content.size, position - start));
  if (field !== "body") return inside;
  let line = 0;
  let offset = 0;
  while (line < node.childCount && offset + node.child(line).nodeSize <= inside) {
    offset += node.child(line++).nodeSize;
  }
  return inside - line;
}

/**
 * The text position before the token at `index`: before a marker, that is the end of the line above. `implicit`: the
 * first line stands there without a marker.
 */
export function positionAt(doc: Node, field: Field, index: number, implicit = false): number {
  const { start, node } = fieldPlace(doc, field);
  if (field !== "body") return start + Math.max(0, Math.min(index, node.content.size));
  let position = start;
  let marker = implicit ? -1 : 0;
  for (let i = 0; i < node.childCount; i++) {
    const line = node.child(i);
    if (index <= marker + 1 + line.content.size) return position + 1 + Math.max(0, index - marker - 1);
    marker += 1 + line.content.size;
    position += line.nodeSize;
  }
  return start + node.content.size - 1;
}

/** Position before the line whose marker stands at `index`; null when no marker does. */
export function lineStartAt(doc: Node, index: number): number | null {
  const { start, node } = fieldPlace(doc, "body");
  let position = start;
  let marker = 0;
  for (let i = 0; i < node.childCount && marker <= index; i++) {
    if (marker === index) return position;
    marker += 1 + node.child(i).content.size;
    position += node.child(i).nodeSize;
  }
  return marker === index ? position : null;
}

/** Numbers of the lines that `from … to` touches, and the position each begins at. */
export function linesTouched(doc: Node, from: number, to: number): { number: number; position: number }[] {
  const { start, node } = fieldPlace(doc, "body");
  const touched: { number: number; position: number }[] = [];
  let position = start;
  for (let i = 0; i < node.childCount; i++) {
    const end = position + node.child(i).nodeSize;
    if (position <= to && end >= from) touched.push({ number: i, position });
    position = end;
  }
  return touched;
}
