import { Node, mergeAttributes, type Extensions } from "@tiptap/core";
import { Text } from "@tiptap/extension-text";
import { boldMark, italicMark, linkMark } from "#lib/document/binding/word-marks.ts";
import { MAX_LIST_LEVEL, readLineAttributes } from "#lib/document/story/line-marker.ts";

/**
 * What ProseMirror sees: `doc = headline standfirst body`, `body = line+`, every line a textblock and nothing nested, so
 * that a position is an index in a shared text plus a count of lines. Lists are lines with a level.
 */

const storyDocument = Node.create({
  name: "doc",
  topNode: true,
  content: "headline standfirst body",
});

const headline = Node.create({
  name: "headline",
  content: "text*",
  marks: "",
  isolating: true,
  defining: true,
  parseHTML: () => [{ tag: "h1[data-field=headline]", priority: 70 }],
  renderHTML: () => ["h1", { "data-field": "headline" }, 0],
});

const standfirst = Node.create({
  name: "standfirst",
  content: "text*",
  marks: "",
  isolating: true,
  defining: true,
  parseHTML: () => [{ tag: "p[data-field=standfirst]", priority: 70 }],
  renderHTML: () => ["p", { "data-field": "standfirst" }, 0],
});

const body = Node.create({
  name: "body",
  content: "line+",
  isolating: true,
  parseHTML: () => [{ tag: "div[data-field=body]", priority: 70 }],
  renderHTML: () => ["div", { "data-field": "body" }, 0],
});

const paragraphLine = Node.create({
  name: "paragraph",
  // Before the others, so that an empty body is filled with a paragraph.
  priority: 1_000,
  group: "line",
  content: "inline*",
  parseHTML: () => [
    // The first paragraph inside a list item or a table cell is that line's own text, not another line.
    { tag: "li > p:first-child", skip: true, priority: 60 },
    { tag: "td > p:first-child", skip: true, priority: 60 },
    { tag: "th > p:first-child", skip: true, priority: 60 },
    { tag: "p" },
    { tag: "td" },
    { tag: "th" },
  ],
  renderHTML: () => ["p", 0],
});

const subheadingLine = Node.create({
  name: "subheading",
  group: "line",
  content: "inline*",
  defining: true,
  parseHTML: () => ["h1", "h2", "h3", "h4", "h5", "h6"].map((tag) => ({ tag })),
  renderHTML: () => ["h2", 0],
});

const BLOCKS = "p, div, ul, ol, h1, h2, h3, h4, h5, h6, table";

const quoteLine = Node.create({
  name: "quote",
  group: "line",
  content: "inline*",
  defining: true,
  parseHTML: () => [
    { tag: "blockquote p", priority: 60 },
    // A quotation made of paragraphs is as many lines; one made of words is one line.
    { tag: "blockquote", getAttrs: (element) => (element.querySelector(BLOCKS) ? false : null) },
  ],
  renderHTML: () => ["blockquote", 0],
});

/** A list item's level and kind, from the lists it stands in. */
function listPlace(element: HTMLElement): { level: number; ordered: boolean } {
  let level = -1;
  let ordered: boolean | undefined;
  for (let list = element.closest("ul, ol"); list; list = list.parentElement?.closest("ul, ol") ?? null) {
    ordered ??= list.nodeName === "OL";
    level++;
  }
  return { level: Math.min(MAX_LIST_LEVEL, Math.max(0, level)), ordered: ordered ?? false };
}

const listItemLine = Node.create({
  name: "listItem",
  group: "line",
  content: "inline*",
  defining: true,
  addAttributes: () => ({
    ordered: { default: false, rendered: false },
    level: { default: 0, rendered: false },
  }),
  parseHTML: () => [
    {
      tag: "div[data-line=listItem]",
      getAttrs: ({ dataset }) => ({
        ordered: dataset.ordered === "true",
        level: readLineAttributes((key) => (key === "kind" ? "listItem" : Number(dataset.level))).level ?? 0,
      }),
    },
    { tag: "li > p:not(:first-child)", getAttrs: listPlace, priority: 60 },
    { tag: "li", getAttrs: listPlace },
  ],
  renderHTML: ({ node }) => {
    const { ordered, level } = node.attrs as { ordered: boolean; level: number };
    const place = { "data-line": "listItem", "data-ordered": String(ordered), "data-level": String(level) };
    return ["div", place, 0];
  },
});

/**
 * A picture line: the picture's id, crop and alt text are attributes, the caption is its text. The editor supplies the
 * view with `pictureLine.extend({ addNodeView })`; the caption must be the view's `contentDOM`.
 */
export const pictureLine = Node.create({
  name: "picture",
  group: "line",
  content: "inline*",
  defining: true,
  draggable: false,
  addAttributes: () => ({
    picture: { default: null, rendered: false },
    alt: { default: "", rendered: false },
    crop: { default: null, rendered: false },
  }),
  parseHTML: () => [
    {
      tag: "figure[data-picture]",
      contentElement: "figcaption",
      priority: 60,
      getAttrs: ({ dataset }) => {
        const crop = dataset.crop ? (safeJson(dataset.crop) as unknown) : null;
        const found = { kind: "picture", picture: dataset.picture, alt: dataset.alt, crop } as const;
        const { picture, alt, crop: sound } = readLineAttributes((key) => found[key as keyof typeof found]);
        return { picture: picture ?? null, alt: alt ?? "", crop: sound ?? null };
      },
    },
  ],
  renderHTML: ({ node, HTMLAttributes }) => {
    const { picture, alt, crop } = node.attrs as { picture: string | null; alt: string; crop: object | null };
    const kept = {
      "data-picture": picture ?? "",
      "data-alt": alt,
      ...(crop && { "data-crop": JSON.stringify(crop) }),
    };
    return ["figure", mergeAttributes(HTMLAttributes, kept), ["figcaption", 0]];
  },
});

function safeJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Anybody's clipboard can hold anything; a crop that cannot be read is no crop.
    return null;
  }
}

/** Everything but the picture line, for an editor that supplies its own. */
export const wordExtensions: Extensions = [
  storyDocument,
  headline,
  standfirst,
  body,
  paragraphLine,
  subheadingLine,
  quoteLine,
  listItemLine,
  Text,
  boldMark,
  italicMark,
  linkMark,
];

export const storyExtensions: Extensions = [...wordExtensions, pictureLine];
