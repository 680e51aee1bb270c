import { Extension, InputRule, isiOS, isMacOS, type Editor } from "@tiptap/core";
import { backspace, breakLine, deleteForward, type KeyResult } from "#lib/document/binding/line-breaks.ts";
import { caretLine, setLineKind } from "#lib/document/binding/line-commands.ts";
import { DELETE_DIRECTION } from "#lib/document/binding/story-view.ts";

/** Keys and typed signs that make and change lines. Commands for the toolbar are in line-commands.ts. */
export const LineKeys = Extension.create({
  name: "lineKeys",
  // Before TipTap's own keys, which know nothing of captions and fields.
  priority: 150,

  addKeyboardShortcuts() {
    const press = (key: (state: Editor["state"]) => KeyResult) => (): boolean => run(this.editor, key);
    const forward = (): boolean => run(this.editor, deleteForward, "forward");
    return {
      Enter: press(breakLine),
      "Shift-Enter": press(breakLine),
      "Mod-Enter": () => false,
      Backspace: press(backspace),
      "Shift-Backspace": press(backspace),
      "Mod-Backspace": press(backspace),
      Delete: forward,
      "Mod-Delete": forward,
      ...(isMacOS() || isiOS() ? macKeys(press(backspace), forward) : {}),
      Tab: () => this.editor.commands.shiftList(1),
      "Shift-Tab": () => this.editor.commands.shiftList(-1),
    };
  },

  addInputRules: () => [
    lineSign(/^##\s$/, "subheading"),
    lineSign(/^>\s$/, "quote"),
    lineSign(/^[-*]\s$/, "listItem", { ordered: false, level: 0 }),
    lineSign(/^1\.\s$/, "listItem", { ordered: true, level: 0 }),
  ],
});

/** What else erases on a Mac: each takes a word or a character, and does at a line's border what Backspace and Delete do. */
const macKeys = (back: () => boolean, forward: () => boolean) => ({
  "Alt-Backspace": back,
  "Ctrl-h": back,
  "Alt-Delete": forward,
  "Alt-d": forward,
  "Ctrl-d": forward,
  "Ctrl-Alt-Backspace": forward,
});

function run(editor: Editor, key: (state: Editor["state"]) => KeyResult, direction?: "forward"): boolean {
  const result = key(editor.state);
  if (result === null) return false;
  if (result !== "stay") {
    if (direction) result.setMeta(DELETE_DIRECTION, direction);
    editor.view.dispatch(result);
  }
  return true;
}

/** A sign typed at the start of a paragraph makes it another line; undo brings the sign back. */
function lineSign(find: RegExp, kind: string, attributes?: object): InputRule {
  return new InputRule({
    find,
    undoable: false,
    handler: ({ state, range }) => {
      const line = caretLine(state);
      if (line?.node.type.name !== "paragraph") return null;
      state.tr.delete(range.from, range.to);
      setLineKind(state.tr, [line], kind, attributes);
      return undefined;
    },
  });
}
