import { Fragment, Slice, type Node } from "@tiptap/pm/model";

/** A slice made of lines (or of words) only: headline and standfirst become paragraphs, the body its lines. */
export function linesOnly(slice: Slice): Slice {
  const { content } = slice;
  const isWrapped = (node: Node | null): boolean =>
    node !== null && ["body", "headline", "standfirst"].includes(node.type.name);
  if (!isWrapped(content.firstChild) && !isWrapped(content.lastChild)) return slice;
  const lines: Node[] = [];
  content.forEach((node) => {
    if (node.type.name === "body") node.forEach((line) => lines.push(line));
    else if (isWrapped(node)) lines.push(node.type.schema.nodes.paragraph!.create(null, node.content));
    else lines.push(node);
  });
  const inside = (node: Node | null, open: number): number =>
    node?.type.name === "body" ? Math.max(0, open - 1) : open;
  return new Slice(
    Fragment.from(lines),
    inside(content.firstChild, slice.openStart),
    inside(content.lastChild, slice.openEnd),
  );
}

/** The words of a slice, with this between its lines. */
export const sliceText = ({ content }: Slice, separator: string): string =>
  content.textBetween(0, content.size, separator);
