/** A key or keys as the help shows them; "Mod" is Ctrl, or Cmd on a Mac. */
export interface Shortcut {
  keys: string[];
  does: string;
}

export interface ShortcutGroup {
  name: string;
  shortcuts: Shortcut[];
}

const key = (does: string, ...keys: string[]): Shortcut => ({ does, keys });

/** Every key of the newsroom, in one place, so that none is only known to whoever built it. */
export const SHORTCUTS: readonly ShortcutGroup[] = [
  {
    name: "Words",
    shortcuts: [
      key("Bold", "Mod B"),
      key("Italic", "Mod I"),
      key("Link", "Mod K"),
      key("Take back", "Mod Z"),
      key("Do again", "Mod Shift Z"),
      key("Paste as plain text", "Mod Shift V"),
      key("Find in the story", "Mod F"),
      key("Find and replace", "Mod H", "Mod Alt F"),
      key("Next and previous place, in the find bar", "Enter", "Shift Enter"),
      key("Open the link under the pointer", "Mod click"),
    ],
  },
  {
    name: "Lines",
    shortcuts: [
      key("Next part, next line", "Enter"),
      key("Sub-heading", "Mod Alt 2", "## Space"),
      key("Quotation", "Mod Shift 9", "> Space"),
      key("Bulleted list", "Mod Shift 8", "- Space"),
      key("Numbered list", "Mod Shift 7", "1. Space"),
      key("Deeper and less deep in a list", "Tab", "Shift Tab"),
      key("Paragraph", "Mod Alt 0"),
      key("Picture", "Mod Alt P"),
      key("Take the chosen picture out", "Delete"),
      key("Insert at the start of a line", "/"),
    ],
  },
  {
    name: "Suggestions",
    shortcuts: [
      key("Next and previous suggestion", "Mod Alt .", "Mod Alt ,"),
      key("Accept, reject the chosen one", "Mod Alt A", "Mod Alt R"),
      key("In the panel: next, previous, accept, reject", "J", "K", "A", "R"),
      key("In the panel: take my last decision back", "Mod Z"),
    ],
  },
  {
    name: "The story",
    shortcuts: [
      key("To the formatting bar and back", "Alt F10", "Esc"),
      key("Leave the copy (one after the other)", "Esc Tab"),
      key("Side panel", "]", "Mod Alt ]"),
      key("Ask about the selected words, or see the query at the caret", "Mod Alt M"),
      key("Send a query or a reply", "Mod Enter"),
      key("Mention a person or a desk in a query", "@"),
      key("What is new since I last read it", "F8", "Mod Alt Y"),
      key("To the next new place", "Shift F8"),
      key("Confirm a decision", "Enter", "Mod Enter"),
    ],
  },
  {
    name: "Desk and approvals",
    shortcuts: [
      key("New story", "N"),
      key("Next and previous story", "J", "K"),
      key("Open the story", "Enter"),
      key("Changes marked or plain, in Approvals", "D"),
      key("Return with a note, in Approvals", "R"),
      key("Next and previous change, when comparing versions", "N", "P"),
    ],
  },
  {
    name: "Everywhere",
    shortcuts: [
      key("Search", "/"),
      key("Go to a story or a place, outside of the copy", "Mod K"),
      key("These keys", "?", "Mod /"),
    ],
  },
];

const NAMES: Record<string, string> = { Mod: "⌘", Alt: "⌥", Shift: "⇧" };

/** The keys of one shortcut as this machine's keyboard names them. */
export const keyNames = (keys: string, isMac: boolean): string[] =>
  keys.split(" ").map((name) => (isMac ? (NAMES[name] ?? name) : name === "Mod" ? "Ctrl" : name));

/** For a tooltip: "Bold (Ctrl+B)". */
export const withKey = (name: string, keys: string, isMac: boolean): string =>
  `${name} (${keyNames(keys, isMac).join(isMac ? "" : "+")})`;
