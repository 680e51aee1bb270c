import { LineCollector, type LineLook } from "#components/editor/paste/line-collector.ts";
import {
  attribute,
  classOf,
  countBelow,
  findBelow,
  isElement,
  isText,
  nameOf,
  styleOf,
  type PastedNode,
} from "#components/editor/paste/pasted-node.ts";
import { emojiOf, isJunk, isPictureWorthNaming } from "#components/editor/paste/pasted-junk.ts";
import { pastedLink } from "#components/editor/paste/pasted-links.ts";
import { wordListPlace, type ListPlace } from "#components/editor/paste/word-lists.ts";
import { MAX_LIST_LEVEL } from "#lib/document/story/line-marker.ts";
import type { Marks } from "#lib/document/story/marks.ts";
import type { Line } from "#lib/document/story/words.ts";

export interface PastedLines {
  lines: Line[];
  /** Pictures that were left out: they need a credit before they may come in. */
  pictures: number;
  /** Words from the middle of a line, to go into the middle of a line. */
  isInline: boolean;
}

/** What the words around a node say about it. */
interface Around {
  marks: Marks;
  quote: boolean;
  list: ListPlace | null;
  /** Everything inside becomes words of one line: a table's row, a list item's heading. */
  flat: boolean;
}

const PARAGRAPHS = new Set(
  "p div section article header footer main aside address dd dt dl fieldset form details summary center pre figure figcaption body table tbody thead tfoot caption".split(
    " ",
  ),
);
const isHeading = (node: PastedNode): boolean =>
  /^h[1-6]$/.test(nameOf(node)) || attribute(node, "role") === "heading";
const isBlock = (node: PastedNode): boolean =>
  PARAGRAPHS.has(nameOf(node)) ||
  isHeading(node) ||
  ["ul", "ol", "li", "blockquote", "tr"].includes(nameOf(node));

/** Pasted pages, documents and mails as lines of copy: the structure stays, everything else goes. */
export function linesOfPaste(root: PastedNode): PastedLines {
  const reading = new Reading();
  reading.read(root, { marks: {}, quote: false, list: null, flat: false });
  return reading.finish();
}

class Reading {
  readonly #collector = new LineCollector();
  #pictures = 0;
  #blocks = 0;

  finish(): PastedLines {
    this.#collector.end();
    const { lines } = this.#collector;
    return { lines, pictures: this.#pictures, isInline: lines.length === 1 && this.#blocks === 0 };
  }

  read(node: PastedNode, around: Around): void {
    for (const child of node.childNodes) {
      if (isText(child)) this.#text(child, around);
      else if (isElement(child) && !isJunk(child)) this.#element(child, around);
    }
  }

  #text(node: PastedNode, around: Around): void {
    const text = node.textContent ?? "";
    // Blanks between paragraphs are how somebody indented their page.
    if (text.trim() === "" && this.#collector.isEmpty) return;
    this.#collector.add(text, around.marks);
  }

  #element(node: PastedNode, around: Around): void {
    const name = nameOf(node);
    if (name === "br") this.#break(around);
    else if (name === "img") this.#image(node, around);
    else if (name === "hr") this.#begin(around);
    else if (name === "ul" || name === "ol") this.#list(node, name === "ol", around);
    else if (name === "tr") this.#row(node, around);
    else if (name === "figure" && findBelow(node, (found) => nameOf(found) === "img")) this.#figure(node);
    else if (isBlock(node)) this.#block(node, around);
    else this.read(node, { ...around, marks: marksIn(node, around.marks) });
  }

  #block(node: PastedNode, around: Around): void {
    if (around.flat) {
      this.#collector.add(" ", around.marks);
      this.read(node, { ...around, marks: marksIn(node, around.marks) });
      return;
    }
    const inside: Around = { ...around, marks: marksIn(node, around.marks) };
    const word = wordListPlace(node);
    const style = /\bMso(Title|Heading\d?|IntenseQuote|Quote)\b/.exec(classOf(node))?.[1] ?? "";
    if (nameOf(node) === "blockquote" || style.endsWith("Quote")) inside.quote = true;
    if (nameOf(node) === "li") inside.list = placeOfItem(node, around.list);
    if (word) inside.list = { ...word, level: Math.min(MAX_LIST_LEVEL, word.level) };
    const heading =
      (isHeading(node) || style === "Title" || style.startsWith("Heading")) && !inside.list && !inside.quote;
    this.#begin(inside, heading);
    this.#blocks++;
    // In the markup of a heading nothing is a line of its own.
    this.read(node, heading ? { ...inside, flat: true } : inside);
    this.#begin(around);
  }

  #begin(around: Around, heading = false): void {
    if (!around.flat) this.#collector.begin(heading ? { kind: "subheading" } : lookOf(around));
  }

  #break(around: Around): void {
    if (around.flat || around.list) this.#collector.add(" ", around.marks);
    else this.#begin(around);
  }

  #list(node: PastedNode, ordered: boolean, around: Around): void {
    const level = around.list ? Math.min(MAX_LIST_LEVEL, around.list.level + 1) : 0;
    this.read(node, { ...around, list: { ordered, level } });
    this.#begin(around);
  }

  /** A row of short cells is one line; where cells hold paragraphs of their own, each of those is. */
  #row(node: PastedNode, around: Around): void {
    const cells = [...node.childNodes].filter((cell) => ["td", "th"].includes(nameOf(cell)) && !isJunk(cell));
    const isSimple = around.flat || cells.every((cell) => countBelow(cell, isBlock) <= 1);
    if (!isSimple) {
      for (const cell of cells) this.#block(cell, around);
      return;
    }
    this.#begin(around);
    this.#blocks++;
    let isFirst = true;
    for (const cell of cells) {
      if (cell.textContent?.trim()) {
        if (!isFirst) this.#collector.add(" | ", {});
        isFirst = false;
      }
      this.read(cell, { ...around, flat: true, marks: marksIn(cell, around.marks) });
    }
    this.#begin(around);
  }

  /** A picture's caption goes with the picture. */
  #figure(node: PastedNode): void {
    this.#pictures += Math.max(
      1,
      countBelow(node, (found) => nameOf(found) === "img" && isPictureWorthNaming(found)),
    );
  }

  #image(node: PastedNode, around: Around): void {
    const emoji = emojiOf(node);
    if (emoji) this.#collector.add(emoji, around.marks);
    else if (isPictureWorthNaming(node)) this.#pictures++;
  }
}

/** Word on the web puts every item into a list of its own and says its level only in words for screen readers. */
function placeOfItem(node: PastedNode, list: ListPlace | null): ListPlace {
  const said = Number(attribute(node, "aria-level") || attribute(node, "data-aria-level")) || 1;
  const level = Math.min(MAX_LIST_LEVEL, Math.max(list?.level ?? 0, said - 1));
  return { ordered: list?.ordered ?? false, level };
}

function lookOf({ list, quote }: Around): LineLook {
  if (list) return { kind: "listItem", ordered: list.ordered, level: list.level };
  return { kind: quote ? "quote" : "paragraph" };
}

function marksIn(node: PastedNode, marks: Marks): Marks {
  const name = nameOf(node);
  const made: Marks = { ...marks };
  const weight = styleOf(node, "font-weight");
  const slant = styleOf(node, "font-style");
  // What the style says beats the tag: Google Docs wraps everything in a <b> of normal weight.
  const bold = weight
    ? /^(bold|bolder|[6-9]\d\d)$/.test(weight)
    : name === "b" || name === "strong" || undefined;
  const italic = slant ? /^(italic|oblique)/.test(slant) : ["i", "em", "cite"].includes(name) || undefined;
  if (bold !== undefined) {
    if (bold) made.bold = true;
    else delete made.bold;
  }
  if (italic !== undefined) {
    if (italic) made.italic = true;
    else delete made.italic;
  }
  if (name === "a") {
    const link = pastedLink(attribute(node, "href"));
    if (link) made.link = link;
  }
  return made;
}
