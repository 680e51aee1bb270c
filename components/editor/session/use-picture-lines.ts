import { useMemo } from "react";
import { bodyLine, bodyLines } from "#components/editor/body-lines.ts";
import { useStory } from "#components/editor/session/story-context.ts";
import { useEditorState } from "#components/editor/session/use-editor-state.ts";

/** A picture of the story and what it says in this place. */
export interface PictureLine {
  /** Number of its line in the body, from 0. */
  lineIndex: number;
  pictureId: string;
  alt: string;
  caption: string;
}

export interface PictureLines {
  pictures: readonly PictureLine[];
  /** The line of the chosen picture. */
  chosen: number | null;
  choose(lineIndex: number): void;
  /** Changes the words at this picture, for everybody; one who only suggests, suggests it. */
  change(lineIndex: number, change: { caption?: string; alt?: string }): void;
  remove(lineIndex: number): void;
}

const NONE: readonly PictureLine[] = [];

const same = (a: readonly PictureLine[] | null, b: readonly PictureLine[] | null): boolean =>
  a === b || JSON.stringify(a) === JSON.stringify(b);

/** The pictures of the story in the order in which they stand. */
export function usePictureLines(): PictureLines {
  const { editor, chosenPicture, choosePicture } = useStory();
  const pictures = useEditorState({
    editor,
    selector: ({ editor: current }) =>
      current
        ? bodyLines(current.state.doc)
            .filter(({ node }) => node.type.name === "picture")
            .map(({ number, node }) => ({
              lineIndex: number,
              pictureId: String(node.attrs["picture"] ?? ""),
              alt: String(node.attrs["alt"] ?? ""),
              caption: node.textContent,
            }))
        : null,
    equalityFn: same,
  });
  return useMemo(
    () => ({
      pictures: pictures ?? NONE,
      chosen: chosenPicture,
      choose: choosePicture,
      change(lineIndex, { caption, alt }) {
        const line = editor && bodyLine(editor.state.doc, lineIndex);
        if (!line || line.node.type.name !== "picture") return;
        const { tr, schema } = editor.state;
        if (alt !== undefined && alt !== line.node.attrs["alt"])
          tr.setNodeAttribute(line.position, "alt", alt);
        if (caption !== undefined && caption !== line.node.textContent) {
          const from = line.position + 1;
          const to = from + line.node.content.size;
          if (caption) tr.replaceWith(from, to, schema.text(caption));
          else tr.delete(from, to);
        }
        if (tr.docChanged) editor.view.dispatch(tr);
      },
      remove(lineIndex) {
        const line = editor && bodyLine(editor.state.doc, lineIndex);
        if (!line || line.node.type.name !== "picture") return;
        editor.view.dispatch(editor.state.tr.delete(line.position, line.position + line.node.nodeSize));
      },
    }),
    [pictures, editor, chosenPicture, choosePicture],
  );
}
