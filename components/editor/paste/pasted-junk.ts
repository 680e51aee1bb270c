import {
  attribute,
  classOf,
  findBelow,
  nameOf,
  styleOf,
  type PastedNode,
} from "#components/editor/paste/pasted-node.ts";

const NEVER_COPY = new Set(
  (
    "head script style noscript template title meta link xml svg math canvas iframe object embed audio video map " +
    "button input select textarea datalist dialog del nav"
  ).split(" "),
);

/** What stands in a clipboard but is no copy: machinery, controls, comments, what is hidden or struck out. */
export function isJunk(node: PastedNode): boolean {
  const name = nameOf(node);
  if (NEVER_COPY.has(name)) return true;
  if (node.getAttribute?.("hidden") != null || attribute(node, "aria-hidden") === "true") return true;
  if (styleOf(node, "display") === "none" || styleOf(node, "visibility") === "hidden") return true;
  return isWordJunk(node, name) || isDocsJunk(node, name);
}

function isWordJunk(node: PastedNode, name: string): boolean {
  // <o:p>, <v:shape> … ; smart tags (<st1:place>) and content controls (<w:sdt>) hold words and are looked through.
  if (/^[ov]:/.test(name)) return !node.textContent?.trim() || name !== "o:p";
  if (styleOf(node, "mso-hide") === "all" || styleOf(node, "mso-list") === "ignore") return true;
  if (styleOf(node, "mso-element") === "comment-list" || styleOf(node, "mso-special-character") === "comment")
    return true;
  return /\bMso(CommentReference|CommentText|FootnoteReference|EndnoteReference)\b/.test(classOf(node));
}

/** Google Docs' marks of comments: a small [a] that leads to #cmnt1, and the comments themselves at the end. */
function isDocsJunk(node: PastedNode, name: string): boolean {
  const leadsTo = (found: PastedNode): boolean =>
    nameOf(found) === "a" && /^#cmnt/.test(attribute(found, "href"));
  if (leadsTo(node)) return true;
  if (name === "sup") return findBelow(node, leadsTo) !== null;
  const isComment = name === "div" && /^\s*\[[a-z]+\]/.test(node.textContent ?? "");
  return isComment && findBelow(node, (found) => /^cmnt\d/.test(attribute(found, "id"))) !== null;
}

/** Emoji come as little pictures from some pages; their words are the alt text. */
export function emojiOf(image: PastedNode): string | null {
  const alt = attribute(image, "alt");
  return alt.length <= 16 && /^[\p{Extended_Pictographic}\p{Emoji_Component}\u200d\ufe0f]+$/u.test(alt)
    ? alt
    : null;
}

/** Dots that count visits, check boxes, icons: nobody misses them. */
export function isPictureWorthNaming(image: PastedNode): boolean {
  const sizes = ["width", "height"].map((side) => parseFloat(attribute(image, side) || styleOf(image, side)));
  return !sizes.some((size) => size <= 2) && !sizes.every((size) => size <= 24);
}
