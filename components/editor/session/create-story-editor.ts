import { Editor, Extension } from "@tiptap/core";
import { Dropcursor, Selection } from "@tiptap/extensions";
import type { StoryConnection } from "#components/editor/connection/story-connection.ts";
import { publishCaret } from "#components/editor/carets/publish-caret.ts";
import { drawRemoteCarets } from "#components/editor/carets/remote-carets.ts";
import { clearInsertSign, insertMenuPlugin } from "#components/editor/insert/insert-menu-plugin.ts";
import { shownPictureLine } from "#components/editor/pictures/picture-view.tsx";
import { queryMarks } from "#components/editor/queries/query-marks.ts";
import { saysWhetherReadOnly } from "#components/editor/writing/read-only.ts";
import { typographicSigns } from "#components/editor/typography/typographic-signs.ts";
import { fieldLimits } from "#components/editor/writing/field-limits.ts";
import { linkClicks } from "#components/editor/writing/link-clicks.ts";
import { pasting } from "#components/editor/writing/pasting.ts";
import { placeholders } from "#components/editor/writing/placeholders.ts";
import { StoryKeys } from "#components/editor/writing/story-keys.ts";
import { BindingExtension } from "#lib/document/binding/binding-extension.ts";
import { LineCommands } from "#lib/document/binding/line-commands.ts";
import { LineKeys } from "#lib/document/binding/line-keys.ts";
import { wordExtensions } from "#lib/document/binding/line-nodes.ts";
import type { StoryBinding } from "#lib/document/binding/story-binding.ts";

/** What the editor asks of the page around it. */
export interface EditorDesk {
  tell(sentence: string): void;
  openAddPicture(files?: readonly File[], after?: number): void;
  openLink(): void;
  toToolbar(): void;
}

export interface NewStoryEditor {
  binding: StoryBinding;
  connection: Pick<StoryConnection, "doc" | "awareness">;
  /** The language of the publication, for the spelling checker and the house's quotes. */
  language: string;
  desk: EditorDesk;
}

/** The editor on one story: the house's lines and keys, the binding to the shared words, and everything typed by habit. */
export function createStoryEditor({ binding, connection, language, desk }: NewStoryEditor): Editor {
  const writing = Extension.create({
    name: "writing",
    // Before the binding: what is refused or cleaned must be so before it is written.
    priority: 250,
    addProseMirrorPlugins() {
      // Asked while the editor is being made.
      const itself = this.editor;
      return [
        saysWhetherReadOnly(() => itself.isEditable),
        fieldLimits(desk.tell),
        insertMenuPlugin((insertion) => {
          clearInsertSign(editor.view);
          insertion.insert(editor, () => desk.openAddPicture());
        }),
        pasting(desk),
        linkClicks(),
        typographicSigns(language, binding),
        placeholders(),
      ];
    },
  });
  const others = Extension.create({
    name: "others",
    // After the binding, which says what has come from elsewhere.
    priority: 50,
    addProseMirrorPlugins: () => [
      drawRemoteCarets(connection.doc, connection.awareness),
      publishCaret(connection.doc, connection.awareness),
      queryMarks(),
    ],
  });
  const editor: Editor = new Editor({
    extensions: [
      ...wordExtensions,
      shownPictureLine,
      BindingExtension.configure({ binding }),
      LineCommands,
      LineKeys,
      StoryKeys.configure({
        openLink: desk.openLink,
        openAddPicture: () => desk.openAddPicture(),
        toToolbar: desk.toToolbar,
      }),
      Dropcursor.configure({ color: false, class: "drop-cursor" }),
      Selection.configure({ className: "kept-selection" }),
      writing,
      others,
    ],
    injectCSS: false,
    enablePasteRules: false,
    editorProps: {
      attributes: {
        role: "textbox",
        "aria-label": "Story",
        "aria-multiline": "true",
        lang: language,
        spellcheck: "true",
        autocapitalize: "sentences",
        // Also when it can only be read: the copy is scrolled and copied by keys.
        tabindex: "0",
      },
      scrollThreshold: { top: 120, right: 0, bottom: 96, left: 0 },
      scrollMargin: { top: 128, right: 0, bottom: 112, left: 0 },
    },
  });
  return editor;
}
