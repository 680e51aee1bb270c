import { Extension } from "@tiptap/core";
import { NodeSelection, Plugin, TextSelection } from "@tiptap/pm/state";

export interface StoryKeysOptions {
  openLink(): void;
  openAddPicture(): void;
  /** Gives the keyboard to the toolbar. */
  toToolbar(): void;
}

/** Keys of the canvas beside those of the lines; every one of them stands in "Keyboard shortcuts". */
export const StoryKeys = Extension.create<StoryKeysOptions>({
  name: "storyKeys",
  // Before the keys of the lines: a chosen picture must not be typed away.
  priority: 300,
  addOptions: () => ({ openLink() {}, openAddPicture() {}, toToolbar() {} }),

  addKeyboardShortcuts() {
    const { editor, options } = this;
    return {
      "Mod-k": () => (options.openLink(), true),
      "Mod-Alt-p": () => (options.openAddPicture(), true),
      "Mod-Alt-0": () => editor.commands.setLine("paragraph"),
      "Mod-Alt-2": () => editor.commands.setLine("subheading"),
      "Mod-Shift-7": () => editor.commands.toggleList("numbered"),
      "Mod-Shift-8": () => editor.commands.toggleList("bulleted"),
      "Mod-Shift-9": () => editor.commands.setLine("quote"),
      "Alt-F10": () => (options.toToolbar(), true),
      Enter: () => {
        const { selection, schema, tr } = editor.state;
        if (!(selection instanceof NodeSelection) || selection.node.type.name !== "picture") return false;
        tr.insert(selection.to, schema.nodes["paragraph"]!.create());
        tr.setSelection(TextSelection.create(tr.doc, selection.to + 1));
        editor.view.dispatch(tr.scrollIntoView());
        return true;
      },
    };
  },

  addProseMirrorPlugins: () => [leaveByEscapeAndTab(), ownKeys()],
});

/** Ctrl/Cmd-K makes a link in the copy and opens the palette everywhere else: here the page must not hear it too. */
function ownKeys(): Plugin {
  return new Plugin({
    props: {
      handleDOMEvents: {
        keydown(view, event) {
          if (view.editable && (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k")
            event.stopPropagation();
          return false;
        },
      },
    },
  });
}

/** In a list Tab means deeper; after Escape it leaves the copy, so that nobody who uses only keys is caught in it. */
function leaveByEscapeAndTab(): Plugin {
  let leaves = false;
  return new Plugin({
    props: {
      handleDOMEvents: {
        keydown(_view, event) {
          const isTab = event.key === "Tab";
          const left = leaves && isTab;
          leaves = event.key === "Escape" || (leaves && event.key === "Shift");
          // True without preventDefault: the editor looks away and the browser moves the focus.
          return left;
        },
      },
    },
  });
}
