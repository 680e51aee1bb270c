import type { PastedNode } from "#components/editor/paste/pasted-node.ts";

const VOID = new Set(["br", "img", "hr", "meta", "link", "input"]);
const ENTITIES: Record<string, string> = {
  nbsp: "\u00a0",
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  middot: "·",
};

interface Made extends PastedNode {
  childNodes: Made[];
}

const text = (content: string): Made => ({
  nodeType: 3,
  nodeName: "#text",
  textContent: content,
  childNodes: [],
});

function element(name: string, attributes: Record<string, string>): Made {
  const childNodes: Made[] = [];
  return {
    nodeType: 1,
    nodeName: name.toUpperCase(),
    childNodes,
    get textContent() {
      return childNodes.map((child) => child.textContent ?? "").join("");
    },
    getAttribute: (asked) => attributes[asked] ?? null,
  };
}

const decode = (words: string): string =>
  words.replace(/&(#\d+|\w+);/g, (whole, name: string) =>
    name.startsWith("#") ? String.fromCodePoint(Number(name.slice(1))) : (ENTITIES[name] ?? whole),
  );

/** Well-formed HTML as a tree, for tests: no browser is needed to ask what a paste becomes. */
export function treeOfHtml(html: string): PastedNode {
  const root = element("body", {});
  const open = [root];
  for (const [, comment, close, name, attributes, words] of html.matchAll(
    /(<!--[\s\S]*?-->|<!\[[^>]*>)|<(\/?)([a-z][\w:]*)((?:\s+[\w:-]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s>]+))?)*)\s*\/?>|([^<]+)/gi,
  )) {
    if (comment) continue;
    const top = open.at(-1)!;
    if (words !== undefined) top.childNodes.push(text(decode(words)));
    else if (close) open.pop();
    else {
      const made = element(name!, attributesOf(attributes ?? ""));
      top.childNodes.push(made);
      if (!VOID.has(name!.toLowerCase())) open.push(made);
    }
  }
  return root;
}

function attributesOf(source: string): Record<string, string> {
  const found: Record<string, string> = {};
  for (const [, name, double, single, bare] of source.matchAll(
    /([\w:-]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+)))?/g,
  ))
    found[name!.toLowerCase()] = decode(double ?? single ?? bare ?? "");
  return found;
}
