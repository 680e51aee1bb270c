import type { NodeType } from "@tiptap/pm/model";
import { Selection, TextSelection, type EditorState, type Transaction } from "@tiptap/pm/state";
import { eraseAcrossFields, spansFields } from "#lib/document/binding/across-fields.ts";
import { caretLine, setLineKind } from "#lib/document/binding/line-commands.ts";
import { fieldAt, fieldPlace } from "#lib/document/binding/positions.ts";

/**
 * What Enter, Backspace and Delete do at the borders of lines. Each function returns the transaction to dispatch, "stay"
 * to do nothing, or null to leave the key to ProseMirror. A break inserts one marker and a join deletes one; nothing else
 * is written, so that what colleagues type meanwhile stays where it is.
 */
export type KeyResult = Transaction | "stay" | null;

export function breakLine(state: EditorState): KeyResult {
  const transaction = state.tr;
  const field = fieldAt(state.doc, state.selection.from);
  if (field !== "body") {
    const next = fieldPlace(state.doc, field === "headline" ? "standfirst" : "body");
    const at = field === "headline" ? next.start + next.node.content.size : next.start + 1;
    return transaction.setSelection(TextSelection.create(state.doc, at)).scrollIntoView();
  }
  if (!state.selection.empty) transaction.deleteSelection();
  const line = caretLine(transaction);
  if (!line) return null;
  const { node, position, offset } = line;
  const { paragraph } = state.schema.nodes;
  const kind = node.type.name;
  const isEmpty = node.content.size === 0;
  const isAtEnd = offset === node.content.size;
  if (kind === "picture") return lineAfter(transaction, position + node.nodeSize, paragraph!);
  if (isEmpty && kind === "listItem" && node.attrs.level > 0) {
    setLineKind(transaction, [line], "listItem", { ...node.attrs, level: node.attrs.level - 1 });
  } else if (isEmpty && kind !== "paragraph") setLineKind(transaction, [line], "paragraph");
  else if (offset === 0 && !isEmpty) {
    // The words keep their line; the new, empty one goes before it.
    const before = kind === "subheading" ? paragraph! : node.type;
    transaction.insert(position, before.create(before === node.type ? node.attrs : null));
  } else {
    const after =
      isAtEnd && kind === "subheading" ? { type: paragraph! } : { type: node.type, attrs: node.attrs };
    transaction.split(position + 1 + offset, 1, [after]);
  }
  return transaction.scrollIntoView();
}

function lineAfter(transaction: Transaction, position: number, type: NodeType): Transaction {
  transaction.insert(position, type.create());
  return transaction.setSelection(TextSelection.create(transaction.doc, position + 1)).scrollIntoView();
}

export function backspace(state: EditorState): KeyResult {
  if (!state.selection.empty) return spansFields(state.selection) ? eraseAcrossFields(state.tr) : null;
  const line = caretLine(state);
  if (!line) return state.selection.$head.parentOffset === 0 ? "stay" : null;
  const { node, position, offset } = line;
  if (offset > 0) return null;
  const kind = node.type.name;
  if (kind === "subheading" || kind === "quote" || kind === "listItem") {
    const transaction = state.tr;
    setLineKind(transaction, [line], "paragraph");
    return transaction;
  }
  const above = state.doc.resolve(position).nodeBefore;
  if (!above || kind === "picture") return "stay";
  if (above.type.name === "picture") {
    // Words are never swallowed by a caption: an empty line goes, any other stays and the caret moves up.
    const transaction = state.tr;
    if (node.content.size === 0) transaction.delete(position, position + node.nodeSize);
    return transaction.setSelection(Selection.near(transaction.doc.resolve(position - 1), -1));
  }
  return above.content.size === 0
    ? state.tr.delete(position - above.nodeSize, position)
    : state.tr.join(position);
}

export function deleteForward(state: EditorState): KeyResult {
  if (!state.selection.empty) return spansFields(state.selection) ? eraseAcrossFields(state.tr) : null;
  const line = caretLine(state);
  const { $head } = state.selection;
  if ($head.parentOffset < $head.parent.content.size) return null;
  if (!line) return "stay";
  const end = line.position + line.node.nodeSize;
  const below = state.doc.resolve(end).nodeAfter;
  if (!below) return "stay";
  if (below.type.name !== "picture" && line.node.type.name !== "picture") return state.tr.join(end);
  const canGo = line.node.content.size === 0 && line.node.type.name !== "picture";
  return canGo ? state.tr.delete(line.position, end) : "stay";
}
