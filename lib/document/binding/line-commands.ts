import { Extension, type CommandProps, type RawCommands } from "@tiptap/core";
import type { Node } from "@tiptap/pm/model";
import type { EditorState, Transaction } from "@tiptap/pm/state";
import { MAX_LIST_LEVEL } from "#lib/document/story/line-marker.ts";

export type PlainLineKind = "paragraph" | "subheading" | "quote";
export type ListKind = "bulleted" | "numbered";

declare module "@tiptap/core" {
  interface Commands<ReturnType> {
    storyLines: {
      /** Makes the selected lines this kind; lines that all are already become paragraphs. */
      setLine: (kind: PlainLineKind) => ReturnType;
      toggleList: (kind: ListKind) => ReturnType;
      /** Deeper (1) or less deep (−1); false outside a list. */
      shiftList: (by: 1 | -1) => ReturnType;
      /** Takes away the line at this position with all that is in it. */
      removeLine: (position: number) => ReturnType;
    };
  }
}

interface LineAt {
  node: Node;
  position: number;
}

/** The lines of the body that the selection touches. */
export function selectedLines({ doc, selection }: Pick<EditorState, "doc" | "selection">): LineAt[] {
  const lines: LineAt[] = [];
  doc.nodesBetween(selection.from, selection.to, (node, position) => {
    if (node.type.isInGroup("line")) lines.push({ node, position });
    return !node.isTextblock;
  });
  return lines;
}

/** The line the caret is in, with the caret's distance from its start; null in the headline and the standfirst. */
export function caretLine({
  selection,
}: Pick<EditorState, "selection">): (LineAt & { offset: number }) | null {
  const { $head } = selection;
  if (!$head.parent.type.isInGroup("line")) return null;
  return { node: $head.parent, position: $head.before(), offset: $head.parentOffset };
}

const words = (lines: LineAt[]): LineAt[] => lines.filter(({ node }) => node.type.name !== "picture");

export function setLineKind(
  transaction: Transaction,
  lines: LineAt[],
  kind: string,
  attributes?: object,
): void {
  for (const { position } of lines) {
    transaction.setNodeMarkup(position, transaction.doc.type.schema.nodes[kind], { ...attributes });
  }
}

function setLine(kind: PlainLineKind) {
  return ({ tr, dispatch }: CommandProps): boolean => {
    const lines = words(selectedLines(tr));
    if (lines.length === 0) return false;
    const isAlready = lines.every(({ node }) => node.type.name === kind);
    if (dispatch) setLineKind(tr, lines, isAlready ? "paragraph" : kind);
    return true;
  };
}

function toggleList(kind: ListKind) {
  return ({ tr, dispatch }: CommandProps): boolean => {
    const lines = words(selectedLines(tr));
    if (lines.length === 0) return false;
    const ordered = kind === "numbered";
    const isAlready = lines.every(
      ({ node }) => node.type.name === "listItem" && node.attrs.ordered === ordered,
    );
    if (!dispatch) return true;
    if (isAlready) setLineKind(tr, lines, "paragraph");
    for (const line of isAlready ? [] : lines) {
      setLineKind(tr, [line], "listItem", {
        ordered,
        level: (line.node.attrs.level as number | undefined) ?? 0,
      });
    }
    return true;
  };
}

function shiftList(by: 1 | -1) {
  return ({ tr, dispatch }: CommandProps): boolean => {
    const items = selectedLines(tr).filter(({ node }) => node.type.name === "listItem");
    if (items.length === 0) return false;
    for (const item of dispatch ? items : []) {
      const level = Math.min(MAX_LIST_LEVEL, Math.max(0, (item.node.attrs.level as number) + by));
      if (level !== item.node.attrs.level) setLineKind(tr, [item], "listItem", { ...item.node.attrs, level });
    }
    return true;
  };
}

function removeLine(position: number) {
  return ({ tr, dispatch }: CommandProps): boolean => {
    const node = tr.doc.nodeAt(position);
    if (!node?.type.isInGroup("line")) return false;
    if (!dispatch) return true;
    // The body is never without a line, so the last one is emptied instead.
    if (tr.doc.resolve(position).parent.childCount > 1) tr.delete(position, position + node.nodeSize);
    else {
      tr.delete(position + 1, position + 1 + node.content.size);
      setLineKind(tr, [{ node, position }], "paragraph");
    }
    return true;
  };
}

export const LineCommands = Extension.create({
  name: "lineCommands",
  // After TipTap's own commands, one of which is also called toggleList.
  priority: 50,
  addCommands: (): Partial<RawCommands> => ({
    setLine,
    toggleList: toggleList as RawCommands["toggleList"],
    shiftList,
    removeLine,
  }),
});
