import type { Editor } from "@tiptap/core";
import { useCallback, useRef, useState } from "react";
import { lineAt } from "#components/editor/body-lines.ts";
import { placeOfPicture } from "#components/editor/pictures/place-of-picture.ts";
import type { AddPictureDialogProps } from "#components/pictures/add-picture-dialog.tsx";
import { relativePlace, resolvePlace, type RelativePlace } from "#lib/document/binding/relative-caret.ts";
import type { StoryBinding } from "#lib/document/binding/story-binding.ts";
import type { PictureForStory } from "#lib/newsroom/pictures/picture.ts";

interface Adding {
  /** Counts the dialogs, so that each begins empty. */
  number: number;
  files: readonly File[];
}

/**
 * The way of a picture into the story: several files are asked about one after the other, and each goes in after the line
 * with the caret, however much others write while its fields are filled.
 */
export function useAddingPictures(editor: Editor | null, binding: StoryBinding | null) {
  const [adding, setAdding] = useState<Adding | null>(null);
  const place = useRef<RelativePlace | null>(null);

  const openAddPicture = useCallback(
    (files: readonly File[] = [], after?: number) => {
      if (!editor || !binding || !editor.isEditable) return;
      const { doc, selection } = editor.state;
      place.current = relativePlace(binding.doc, doc, after ?? selection.head);
      setAdding((now) => ({ number: (now?.number ?? 0) + 1, files }));
    },
    [editor, binding],
  );

  const add = (picture: PictureForStory, { caption, alt }: { caption: string; alt: string }) => {
    if (!editor || !binding) return;
    const at = place.current && resolvePlace(binding.doc, editor.state.doc, place.current);
    const line = at === null ? null : lineAt(editor.state.doc, at);
    const { state } = editor;
    const node = state.schema.nodes["picture"]!.create(
      { picture: picture.id, alt },
      caption ? state.schema.text(caption) : null,
    );
    const position = line ? placeOfPicture(state.doc, line) : state.doc.content.size - 1;
    const transaction = state.tr.insert(position, node);
    editor.view.dispatch(transaction);
    const { doc } = editor.state;
    const after = doc.nodeAt(position)?.type.name === "picture" ? position + node.nodeSize - 1 : null;
    // The next of several files goes after this one.
    if (after !== null) place.current = relativePlace(binding.doc, doc, after);
  };

  const next = () => {
    setAdding((now) =>
      now && now.files.length > 1 ? { number: now.number + 1, files: now.files.slice(1) } : null,
    );
    if (editor && (adding?.files.length ?? 0) <= 1) editor.commands.focus();
  };

  const dialog: (AddPictureDialogProps & { key: number }) | null = adding
    ? { key: adding.number, opened: true, initialFile: adding.files[0] ?? null, onAdd: add, onClose: next }
    : null;
  return { openAddPicture, dialog };
}
