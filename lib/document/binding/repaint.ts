import { Fragment, Slice, type Node } from "@tiptap/pm/model";
import type { Transaction } from "@tiptap/pm/state";
import { ReplaceStep } from "@tiptap/pm/transform";
import { MARK_NAMES } from "#lib/document/story/marks.ts";

/**
 * Makes the line (or plain field) at `position` look like the wanted one, when only its kind, attributes or marks differ;
 * false when the words do. Marks are set by steps of their own, which leave carets where they are.
 */
export function matchLook(transaction: Transaction, position: number, wanted: Node): boolean {
  const node = transaction.doc.nodeAt(position);
  if (!node || node.textContent !== wanted.textContent) return false;
  if (node.eq(wanted)) return true;
  if (!node.sameMarkup(wanted)) transaction.setNodeMarkup(position, wanted.type, wanted.attrs);
  if (!transaction.doc.nodeAt(position)!.content.eq(wanted.content))
    matchMarks(transaction, position + 1, wanted);
  return transaction.doc.nodeAt(position)?.eq(wanted) ?? false;
}

function matchMarks(transaction: Transaction, start: number, wanted: Node): void {
  const from = wanted.content.findDiffStart(transaction.doc.nodeAt(start - 1)!.content) ?? 0;
  wanted.forEach((run, offset) => {
    if (offset + run.nodeSize <= from) return;
    const [first, last] = [start + offset, start + offset + run.nodeSize];
    for (const name of MARK_NAMES) {
      const type = wanted.type.schema.marks[name];
      if (!type) continue;
      const mark = type.isInSet(run.marks);
      if (!mark) transaction.removeMark(first, last, type);
      else transaction.addMark(first, last, mark);
    }
  });
}

/** Replaces the smallest stretch that differs, or the whole document where that does not fit. */
export function repaint(transaction: Transaction, wanted: Node): void {
  const from = transaction.doc.content.findDiffStart(wanted.content);
  if (from === null) return;
  const end = transaction.doc.content.findDiffEnd(wanted.content)!;
  const overlap = Math.max(0, from - Math.min(end.a, end.b));
  const before = transaction.steps.length;
  try {
    transaction.replace(from, end.a + overlap, wanted.slice(from, end.b + overlap));
  } catch {
    // A stretch across lines of unequal depth need not fit; the whole document always does.
  }
  if (transaction.steps.length > before && transaction.doc.eq(wanted)) return;
  transaction.step(
    new ReplaceStep(0, transaction.doc.content.size, new Slice(Fragment.from(wanted.content), 0, 0)),
  );
}
