/**
 * As much of a DOM node as cleaning a paste needs. A browser's nodes are such nodes; the tests make theirs without one.
 */
export interface PastedNode {
  readonly nodeType: number;
  readonly nodeName: string;
  readonly textContent: string | null;
  readonly childNodes: Iterable<PastedNode>;
  getAttribute?(name: string): string | null;
}

export const isText = (node: PastedNode): boolean => node.nodeType === 3;
export const isElement = (node: PastedNode): boolean => node.nodeType === 1;
export const nameOf = (node: PastedNode): string => node.nodeName.toLowerCase();
export const attribute = (node: PastedNode, name: string): string => node.getAttribute?.(name) ?? "";

/** One property of the node's own style, also those that only Word writes and browsers throw away. */
export function styleOf(node: PastedNode, property: string): string {
  for (const declaration of attribute(node, "style").split(";")) {
    const colon = declaration.indexOf(":");
    if (colon > 0 && declaration.slice(0, colon).trim().toLowerCase() === property)
      return declaration
        .slice(colon + 1)
        .trim()
        .toLowerCase();
  }
  return "";
}

export const classOf = (node: PastedNode): string => attribute(node, "class");

/** The first node below this one (itself left out) that fits. */
export function findBelow(node: PastedNode, fits: (node: PastedNode) => boolean): PastedNode | null {
  for (const child of node.childNodes) {
    if (fits(child)) return child;
    const found = findBelow(child, fits);
    if (found) return found;
  }
  return null;
}

export function countBelow(node: PastedNode, fits: (node: PastedNode) => boolean): number {
  let count = 0;
  for (const child of node.childNodes) count += (fits(child) ? 1 : 0) + countBelow(child, fits);
  return count;
}
