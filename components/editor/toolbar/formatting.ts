import type { Editor } from "@tiptap/core";
import { queryAt } from "#components/editor/queries/query-marks.ts";
import { fieldAt } from "#lib/document/binding/positions.ts";

/** What the caret stands in, as the toolbar shows it. */
export interface Formatting {
  isEditable: boolean;
  /** Headline and standfirst are plain: what changes words or lines does nothing there. */
  isInBody: boolean;
  /** Words are selected, or the caret stands in words that are asked about. */
  hasWords: boolean;
  bold: boolean;
  italic: boolean;
  link: boolean;
  subheading: boolean;
  quotation: boolean;
  bulleted: boolean;
  numbered: boolean;
}

export const NO_FORMATTING: Formatting = {
  isEditable: false,
  isInBody: false,
  hasWords: false,
  bold: false,
  italic: false,
  link: false,
  subheading: false,
  quotation: false,
  bulleted: false,
  numbered: false,
};

export function formattingOf(editor: Editor | null): Formatting {
  if (!editor) return NO_FORMATTING;
  const { doc, selection } = editor.state;
  return {
    isEditable: editor.isEditable,
    isInBody:
      fieldAt(doc, selection.from) === "body" || fieldAt(doc, Math.max(0, selection.to - 1)) === "body",
    hasWords: !selection.empty || queryAt(editor.state, selection.head) !== null,
    bold: editor.isActive("bold"),
    italic: editor.isActive("italic"),
    link: editor.isActive("link"),
    subheading: editor.isActive("subheading"),
    quotation: editor.isActive("quote"),
    bulleted: editor.isActive("listItem", { ordered: false }),
    numbered: editor.isActive("listItem", { ordered: true }),
  };
}

export interface FormattingButton {
  name: string;
  /** As in "Keyboard shortcuts". */
  keys: string;
  pressed(formatting: Formatting): boolean | undefined;
}

export const FORMATTING_BUTTONS = [
  { name: "Bold", keys: "Mod B", pressed: (at) => at.bold },
  { name: "Italic", keys: "Mod I", pressed: (at) => at.italic },
  { name: "Link", keys: "Mod K", pressed: (at) => at.link },
  { name: "Sub-heading", keys: "Mod Alt 2", pressed: (at) => at.subheading },
  { name: "Quotation", keys: "Mod Shift 9", pressed: (at) => at.quotation },
  { name: "Bulleted list", keys: "Mod Shift 8", pressed: (at) => at.bulleted },
  { name: "Numbered list", keys: "Mod Shift 7", pressed: (at) => at.numbered },
  { name: "Picture", keys: "Mod Alt P", pressed: () => undefined },
  { name: "Query", keys: "Mod Alt M", pressed: () => undefined },
] as const satisfies readonly FormattingButton[];

export type FormattingName = (typeof FORMATTING_BUTTONS)[number]["name"];

/** Why a button does nothing here; null when it does. */
export function refusalOfFormatting(name: FormattingName, at: Formatting): string | null {
  // Whoever reads may ask.
  if (name === "Query") return at.hasWords ? null : "Select the words you want to ask about.";
  if (!at.isEditable) return "While reading nothing is changed.";
  if (name === "Picture" || at.isInBody) return null;
  return "Headline and standfirst are plain text.";
}
