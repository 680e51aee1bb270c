import type { Node } from "@tiptap/pm/model";

/** Textblocks of a screen, with their positions. */
export function textblocks(screen: Node): { node: Node; position: number; isLine: boolean }[] {
  const found: { node: Node; position: number; isLine: boolean }[] = [];
  screen.descendants((node, position) => {
    if (node.isTextblock) found.push({ node, position, isLine: node.type.isInGroup("line") });
    return !node.isTextblock;
  });
  return found;
}
