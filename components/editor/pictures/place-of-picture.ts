import type { Node } from "@tiptap/pm/model";
import { bodyLines, type ShownLine } from "#components/editor/body-lines.ts";

/**
 * Where a picture added at this line goes in: after it, an empty one too, and after the pictures that follow it, so that
 * pictures stand in the order in which they were added.
 */
export function placeOfPicture(doc: Node, line: ShownLine): number {
  const below = bodyLines(doc).slice(line.number + 1);
  const isPicture = below.map(({ node }) => node.type.name === "picture");
  const last = below[(isPicture.includes(false) ? isPicture.indexOf(false) : below.length) - 1] ?? line;
  return last.position + last.node.nodeSize;
}
