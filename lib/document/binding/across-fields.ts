import { TextSelection, type EditorState, type Selection, type Transaction } from "@tiptap/pm/state";
import { fieldAt, fieldPlace } from "#lib/document/binding/positions.ts";
import { FIELDS } from "#lib/document/story/fields.ts";

/** Does a selection reach from one field into another? */
export const spansFields = ({ $from, from, to }: Selection): boolean =>
  fieldAt($from.doc, from) !== fieldAt($from.doc, Math.min(to, $from.doc.content.size - 1));

/**
 * Erases a selection that spans fields, each part in its own field. ProseMirror by itself would pull the rest of the body
 * into the headline: every character of it would be written anew, and its author and provenance lost.
 */
export function eraseAcrossFields(transaction: Transaction): Transaction {
  const { from, to } = transaction.selection;
  for (const field of [...FIELDS].reverse()) {
    const { start, node } = fieldPlace(transaction.doc, field);
    const inset = field === "body" ? 1 : 0;
    const first = Math.max(from, start + inset);
    const last = Math.min(to, start + node.content.size - inset);
    // A sub-heading or a picture that was selected whole does not stay behind as an empty one.
    const line = field === "body" ? node.firstChild : null;
    const isWhole = line !== null && first === start + 1 && last >= start + 1 + line.content.size;
    if (first < last) transaction.delete(first, last);
    if (isWhole) transaction.setNodeMarkup(start, transaction.doc.type.schema.nodes.paragraph);
  }
  const caret = transaction.doc.resolve(Math.min(Math.max(from, 1), transaction.doc.content.size - 1));
  return transaction.setSelection(TextSelection.near(caret));
}

/** A cut as it may be written: ProseMirror's own deletes over the borders of fields. */
export function cutWithinFields({ selection, tr }: EditorState, transaction: Transaction): Transaction {
  if (transaction.getMeta("uiEvent") !== "cut" || !spansFields(selection)) return transaction;
  return eraseAcrossFields(tr).setMeta("uiEvent", "cut").scrollIntoView();
}

/**
 * What must happen to a selection before a composition begins in its place, or null. The browser would take it away by
 * itself, over the borders of fields too; and where it is only struck, the strike would redraw the words being composed.
 */
export function beforeComposing({ selection, tr }: EditorState, isSuggesting: boolean): Transaction | null {
  if (selection.empty) return null;
  if (spansFields(selection)) return eraseAcrossFields(tr);
  return isSuggesting ? tr.deleteSelection() : null;
}
