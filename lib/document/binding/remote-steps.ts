import * as Y from "yjs";
import { Fragment, Slice } from "@tiptap/pm/model";
import type { Transaction } from "@tiptap/pm/state";
import { ReplaceStep } from "@tiptap/pm/transform";
import { lineType, nodeAttributes } from "#lib/document/binding/line-projection.ts";
import { fieldPlace, lineStartAt, positionAt } from "#lib/document/binding/positions.ts";
import { FOREIGN_CONTENT } from "#lib/document/story/characters.ts";
import type { Field } from "#lib/document/story/fields.ts";
import { readMarker } from "#lib/document/story/line-marker.ts";

interface DeltaPart {
  insert?: unknown;
  delete?: number;
  retain?: number;
}

/**
 * Applies one shared text's changes as raw steps, so that selections map exactly. Throws where they do not fit; the
 * caller then repaints. Inserted words carry no marks here: those are facts, and are compared afterwards.
 */
export function applyDelta(transaction: Transaction, field: Field, delta: DeltaPart[]): void {
  let index = 0;
  for (const part of delta) {
    if (part.retain !== undefined) index += part.retain;
    else if (part.delete !== undefined) remove(transaction, field, index, part.delete);
    else if (field === "body" && part.insert instanceof Y.Map) insertLine(transaction, index++, part.insert);
    else {
      const text = typeof part.insert === "string" ? part.insert : FOREIGN_CONTENT;
      insertText(transaction, field, index, text);
      index += text.length;
    }
  }
}

function remove(transaction: Transaction, field: Field, index: number, length: number): void {
  const { doc } = transaction;
  let from = positionAt(doc, field, index);
  let to = positionAt(doc, field, index + length);
  if (field === "body" && index === 0) {
    const end = lineStartAt(doc, length);
    if (end === null) throw new RangeError("the body would begin without a marker");
    from = fieldPlace(doc, "body").start;
    to = end;
  }
  transaction.step(new ReplaceStep(from, to, Slice.empty));
}

function insertText(transaction: Transaction, field: Field, index: number, text: string): void {
  const position = positionAt(transaction.doc, field, index);
  const content = Fragment.from(transaction.doc.type.schema.text(text));
  transaction.step(new ReplaceStep(position, position, new Slice(content, 0, 0)));
}

function insertLine(transaction: Transaction, index: number, marker: Y.Map<unknown>): void {
  const { doc } = transaction;
  const line = readMarker(marker);
  const node = lineType(doc.type.schema, line.kind).create(nodeAttributes(line));
  if (index === 0) {
    const { start } = fieldPlace(doc, "body");
    transaction.step(new ReplaceStep(start, start, new Slice(Fragment.from(node), 0, 0)));
    return;
  }
  const position = positionAt(doc, "body", index);
  const left = doc.resolve(position).parent.copy(Fragment.empty);
  transaction.step(new ReplaceStep(position, position, new Slice(Fragment.from([left, node]), 1, 1)));
}
