import { lineText, type Line } from "#lib/document/story/words.ts";
import type { PublishedPage, PublishedPicture } from "#lib/newsroom/publications/publication.ts";

export interface ListBlock {
  ordered: boolean;
  items: { line: Line; lists: ListBlock[] }[];
}

/** What stands between two other things on the page: neighbouring lines that belong together are one block. */
export type Block =
  | { kind: "paragraph" | "subheading"; line: Line }
  | { kind: "quote"; lines: Line[] }
  | { kind: "list"; list: ListBlock }
  | { kind: "picture"; line: Line; picture: PublishedPicture };

type Nest = { level: number; list: ListBlock }[];

/** Adds a flat list item to the nest of lists that are open; the new outermost list when one begins. */
function addItem(nest: Nest, line: Line): ListBlock | null {
  const level = Math.max(0, line.level ?? 0);
  const ordered = line.ordered === true;
  while (nest.length > 0 && nest.at(-1)!.level > level) nest.pop();
  const open = nest.at(-1);
  if (open && open.level === level) {
    if (open.list.ordered === ordered) {
      open.list.items.push({ line, lists: [] });
      return null;
    }
    nest.pop();
  }
  const list: ListBlock = { ordered, items: [{ line, lists: [] }] };
  const parent = nest.at(-1)?.list.items.at(-1);
  nest.push({ level, list });
  if (!parent) return list;
  parent.lists.push(list);
  return null;
}

/** The blocks of a story's lines. Empty lines print nothing; a picture that was not published is left out. */
export function bodyBlocks(page: Pick<PublishedPage, "lines" | "pictures">): Block[] {
  const blocks: Block[] = [];
  let nest: Nest = [];
  for (const line of page.lines) {
    if (line.kind === "listItem") {
      if (lineText(line).trim() === "") continue;
      const begun = addItem(nest, line);
      if (begun) blocks.push({ kind: "list", list: begun });
      continue;
    }
    nest = [];
    if (line.kind === "picture") {
      const picture = line.picture === undefined ? undefined : page.pictures[line.picture];
      if (picture) blocks.push({ kind: "picture", line, picture });
      continue;
    }
    if (lineText(line).trim() === "") continue;
    if (line.kind === "quote") {
      const before = blocks.at(-1);
      if (before?.kind === "quote") before.lines.push(line);
      else blocks.push({ kind: "quote", lines: [line] });
    } else blocks.push({ kind: line.kind, line });
  }
  return blocks;
}

/** The first picture of a page as it stands there, for lists of stories and for machines. */
export const leadPicture = (
  page: Pick<PublishedPage, "lines" | "pictures">,
): { line: Line; picture: PublishedPicture } | null => pagePictures(page)[0] ?? null;

/** Every picture of a page with its line, in reading order. */
export const pagePictures = (
  page: Pick<PublishedPage, "lines" | "pictures">,
): { line: Line; picture: PublishedPicture }[] =>
  page.lines.flatMap((line) => {
    const picture = line.picture === undefined ? undefined : page.pictures[line.picture];
    return line.kind === "picture" && picture ? [{ line, picture }] : [];
  });
