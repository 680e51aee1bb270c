import { DOMSerializer, type Fragment, type Node } from "@tiptap/pm/model";

/** Lines as HTML that any program reads: p, h2, blockquote, nested lists, figures. */
export function cleanHtml(content: Fragment, page: Document): DocumentFragment {
  const html = page.createDocumentFragment();
  const lists: HTMLElement[] = [];
  content.forEach((node) => {
    if (node.type.name !== "listItem") {
      lists.length = 0;
      html.append(lineElement(node, page));
      return;
    }
    const { level, ordered } = node.attrs as { level: number; ordered: boolean };
    lists.length = Math.min(lists.length, level + 1);
    const name = ordered ? "OL" : "UL";
    if (lists.length === level + 1 && lists[level]!.nodeName !== name) lists.length = level;
    while (lists.length < level + 1) {
      const list = page.createElement(name);
      const outer = lists.at(-1);
      // A list inside a list stands in the item before it.
      if (outer) (outer.lastElementChild ?? outer).append(list);
      else html.append(list);
      lists.push(list);
    }
    lists[level]!.append(element(page, "li", node));
  });
  return html;
}

const TAGS: Record<string, string> = { subheading: "h2", quote: "blockquote" };

function lineElement(node: Node, page: Document): globalThis.Node {
  if (node.isText || node.isInline)
    return DOMSerializer.fromSchema(node.type.schema).serializeNode(node, { document: page });
  if (node.type.name === "picture")
    return DOMSerializer.fromSchema(node.type.schema).serializeNode(node, { document: page });
  return element(page, TAGS[node.type.name] ?? "p", node);
}

function element(page: Document, tag: string, node: Node): HTMLElement {
  const made = page.createElement(tag);
  made.append(DOMSerializer.fromSchema(node.type.schema).serializeFragment(node.content, { document: page }));
  return made;
}
