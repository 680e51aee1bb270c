import type { Node } from "@tiptap/pm/model";
import type { Transaction } from "@tiptap/pm/state";
import { AddMarkStep, AttrStep, RemoveMarkStep, type Step } from "@tiptap/pm/transform";
import { attributesOf, plainMarks } from "#lib/document/binding/line-projection.ts";
import { fieldPlace, indexAt } from "#lib/document/binding/positions.ts";
import { FIELDS, type Field } from "#lib/document/story/fields.ts";
import type { LineAttributes } from "#lib/document/story/line-marker.ts";
import {
  isMarkName,
  markValue,
  type MarkName,
  type Marks,
  type MarkValue,
} from "#lib/document/story/marks.ts";

/** What stands in a shared text: a line's marker, or characters that look the same. */
export type Token = { line: LineAttributes } | { text: string; marks: Marks };

export const tokenLength = (token: Token): number => ("line" in token ? 1 : token.text.length);

/** A marker that stays, with what it says before and after. */
export interface LineChange {
  index: number;
  before: LineAttributes;
  after: LineAttributes;
}

/**
 * Tokens `from … to − 1` give way to `insert`. `head`: both began with a marker, which stays (and stands before `from`).
 * `tail`: both held a marker further on; the last old one stays for the last new one, with `rest` replacing what follows it.
 */
export interface TextChange {
  type: "text";
  field: Field;
  from: number;
  to: number;
  insert: Token[];
  head: LineChange | null;
  tail: (LineChange & { end: number; insert: Token[] }) | null;
}

export interface MarkChange {
  type: "mark";
  field: Field;
  from: number;
  to: number;
  mark: MarkName;
  on: MarkValue;
}

export interface AttributeChange {
  type: "attribute";
  change: LineChange;
}

export type Change = TextChange | MarkChange | AttributeChange;

/**
 * A transaction as changes of the shared texts, in the order to apply them: step by step, each with the document it was
 * made in, and within a step from the end backwards, so that the indexes of the old document stay right.
 */
export function changesOf(transaction: Transaction): Change[] {
  return transaction.steps.flatMap((step, i) => {
    const before = transaction.docs[i]!;
    const after = transaction.docs[i + 1] ?? transaction.doc;
    return stepChanges(step, before, after).reverse();
  });
}

function stepChanges(step: Step, before: Node, after: Node): Change[] {
  if (step instanceof AddMarkStep || step instanceof RemoveMarkStep) return markChanges(step, before);
  if (step instanceof AttrStep) return attributeChanges(step, before, after);
  const changes: Change[] = [];
  step.getMap().forEach((oldFrom, oldTo, newFrom, newTo) => {
    // Yjs turns half a surrogate pair into a replacement character, so a range takes the whole pair or none of it.
    const late = splitsPair(before, oldTo) || splitsPair(after, newTo) ? 1 : 0;
    const early = oldFrom < oldTo && (splitsPair(before, oldFrom) || splitsPair(after, newFrom)) ? 1 : 0;
    // What is typed into the middle of a pair is written after it.
    const past = oldFrom === oldTo ? late : 0;
    for (const field of FIELDS) {
      const old = { doc: before, from: oldFrom - early + past, to: oldTo + late };
      const now = { doc: after, from: newFrom - early, to: newTo + late - past };
      const change = textChange(field, old, now);
      if (change) changes.push(change);
    }
  });
  return changes;
}

const isHigh = (code: number): boolean => code >= 0xd800 && code <= 0xdbff;
const isLow = (code: number): boolean => code >= 0xdc00 && code <= 0xdfff;

function splitsPair(doc: Node, position: number): boolean {
  if (position < 1 || position > doc.content.size - 1) return false;
  const $position = doc.resolve(position);
  const { parent, parentOffset } = $position;
  if (!parent.isTextblock || parentOffset === 0 || parentOffset === parent.content.size) return false;
  const pair = parent.textBetween(parentOffset - 1, parentOffset + 1);
  return pair.length === 2 && isHigh(pair.charCodeAt(0)) && isLow(pair.charCodeAt(1));
}

function markChanges(step: AddMarkStep | RemoveMarkStep, doc: Node): MarkChange[] {
  const mark = step.mark.type.name;
  if (!isMarkName(mark)) return [];
  const on = step instanceof AddMarkStep ? markValue(plainMarks([step.mark]), mark) : null;
  const changes: MarkChange[] = [];
  const { start, node } = fieldPlace(doc, "body");
  node.forEach((line, offset) => {
    let from = Math.max(step.from, start + offset + 1);
    let to = Math.min(step.to, start + offset + 1 + line.content.size);
    if (from >= to) return;
    if (splitsPair(doc, from)) from--;
    if (splitsPair(doc, to)) to++;
    const [first, end] = [indexAt(doc, "body", from), indexAt(doc, "body", to)];
    changes.push({ type: "mark", field: "body", from: first, to: end, mark, on });
  });
  return changes;
}

function attributeChanges(step: AttrStep, before: Node, after: Node): AttributeChange[] {
  const old = before.nodeAt(step.pos);
  const now = after.nodeAt(step.pos);
  if (!old || !now || !old.type.isInGroup("line")) return [];
  const index = indexAt(before, "body", step.pos);
  return [{ type: "attribute", change: { index, before: attributesOf(old), after: attributesOf(now) } }];
}

interface DocRange {
  doc: Node;
  from: number;
  to: number;
}

function textChange(field: Field, old: DocRange, now: DocRange): TextChange | null {
  const from = indexAt(old.doc, field, old.from);
  const to = indexAt(old.doc, field, old.to);
  const inserted = tokensIn(field, now);
  if (from === to && inserted.length === 0) return null;
  const removed = tokensIn(field, old);
  const change: TextChange = { type: "text", field, from, to, insert: inserted, head: null, tail: null };
  const [firstOld, firstNew] = [removed[0], inserted[0]];
  if (firstOld && firstNew && "line" in firstOld && "line" in firstNew) {
    change.head = { index: from, before: firstOld.line, after: firstNew.line };
    change.from = from + 1;
    change.insert = inserted.slice(1);
    return change;
  }
  const lastOld = removed.findLastIndex((token) => "line" in token);
  const lastNew = inserted.findLastIndex((token) => "line" in token);
  const [oldLine, newLine] = [removed[lastOld], inserted[lastNew]];
  if (oldLine && newLine && "line" in oldLine && "line" in newLine) {
    const after = removed.slice(lastOld + 1).reduce((sum, token) => sum + tokenLength(token), 0);
    const index = to - after - 1;
    const insert = inserted.slice(lastNew + 1);
    change.tail = { index, before: oldLine.line, after: newLine.line, end: to, insert };
    change.to = index;
    change.insert = inserted.slice(0, lastNew);
  }
  return change;
}

function tokensIn(field: Field, { doc, from, to }: DocRange): Token[] {
  const { start, node } = fieldPlace(doc, field);
  const first = Math.max(from, start) - start;
  const last = Math.min(to, start + node.content.size) - start;
  const tokens: Token[] = [];
  if (first >= last) return tokens;
  node.nodesBetween(first, last, (child, position) => {
    if (child.isTextblock) {
      if (position >= first) tokens.push({ line: attributesOf(child) });
    } else if (child.isText) {
      const text = child.text!.slice(Math.max(0, first - position), Math.max(0, last - position));
      // Half a pair cannot be stored, so the other half goes with it.
      const whole = text.replace(/\p{Surrogate}/gu, "");
      if (whole) tokens.push({ text: whole, marks: field === "body" ? plainMarks(child.marks) : {} });
    }
    return true;
  });
  return tokens;
}

/** What a marker must be told: every key that differs, null for one to take away. */
export function lineDifference({ before, after }: LineChange): Record<string, unknown> | null {
  const keys = new Set([...Object.keys(before), ...Object.keys(after)]) as Set<keyof LineAttributes>;
  const difference: Record<string, unknown> = {};
  for (const key of keys) {
    if (JSON.stringify(before[key]) !== JSON.stringify(after[key])) difference[key] = after[key] ?? null;
  }
  return Object.keys(difference).length > 0 ? difference : null;
}
