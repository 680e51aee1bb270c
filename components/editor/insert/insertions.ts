import type { Editor } from "@tiptap/core";

/** Something that `/` at the start of a line puts there. */
export interface Insertion {
  id: string;
  name: string;
  /** What can be typed instead, where there is something. */
  sign?: string;
  /** More words it is found by. */
  also: string[];
  insert(editor: Editor, openAddPicture: () => void): void;
}

export const INSERTIONS: readonly Insertion[] = [
  {
    id: "subheading",
    name: "Sub-heading",
    sign: "##",
    also: ["heading", "subheading", "title"],
    insert: (editor) => void editor.commands.setLine("subheading"),
  },
  {
    id: "picture",
    name: "Picture",
    also: ["image", "photo"],
    insert: (_editor, openAddPicture) => openAddPicture(),
  },
  {
    id: "quotation",
    name: "Quotation",
    sign: ">",
    also: ["quote", "blockquote"],
    insert: (editor) => void editor.commands.setLine("quote"),
  },
  {
    id: "bulleted",
    name: "Bulleted list",
    sign: "-",
    also: ["list", "bullets"],
    insert: (editor) => void editor.commands.toggleList("bulleted"),
  },
  {
    id: "numbered",
    name: "Numbered list",
    sign: "1.",
    also: ["list", "numbers", "ordered"],
    insert: (editor) => void editor.commands.toggleList("numbered"),
  },
];

/** What fits the letters typed after the `/`. */
export function insertionsFor(typed: string): readonly Insertion[] {
  const asked = typed.trim().toLowerCase();
  return INSERTIONS.filter(({ name, also }) =>
    [name.toLowerCase(), ...also].some((word) => word.split(" ").some((part) => part.startsWith(asked))),
  );
}
