import type { Node } from "@tiptap/pm/model";
import { useMemo } from "react";
import { bodyLine, bodyLines, type ShownLine } from "#components/editor/body-lines.ts";
import { captionOf, type Caption } from "#components/editor/pictures/caption-of.ts";
import { changeWords } from "#components/editor/pictures/change-words.ts";
import { useStory } from "#components/editor/session/story-context.ts";
import { useEditorState } from "#components/editor/session/use-editor-state.ts";
import { indexAt } from "#lib/document/binding/positions.ts";
import type { StoryBinding } from "#lib/document/binding/story-binding.ts";
import { firstLineIsImplicit } from "#lib/document/story/lines.ts";

/** A picture of the story and what it says in this place. */
export interface PictureLine {
  /** Number of its line in the body, from 0. */
  lineIndex: number;
  pictureId: string;
  alt: string;
  caption: string;
  /** Suggestions stand in the caption: it is changed in the copy, where one sees them. */
  captionHasSuggestions: boolean;
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

function captionAt(binding: StoryBinding, doc: Node, { node, position }: ShownLine): Caption {
  const index = indexAt(doc, "body", position + 1) - (firstLineIsImplicit(binding.doc) ? 1 : 0);
  const suggester = binding.mode === "suggesting" ? binding.person : null;
  return captionOf(binding.facts, index, node.content.size, suggester);
}

/** Line breaks, with the blanks around them, become one blank each. */
const oneLine = (words: string): string => {
  const [first = "", ...others] = words.split(/[\r\n]+/);
  const last = others.pop();
  if (last === undefined) return first;
  const between = others.map((line) => line.trim()).filter((line) => line !== "");
  return [first.trimEnd(), ...between, last.trimStart()].join(" ");
};

/** The pictures of the story in the order in which they stand. */
export function usePictureLines(): PictureLines {
  const { editor, binding, tell, chosenPicture, choosePicture } = useStory();
  const pictures = useEditorState({
    editor,
    selector: ({ editor: current }) =>
      current && binding
        ? bodyLines(current.state.doc)
            .filter(({ node }) => node.type.name === "picture")
            .map((line) => {
              const { words, hasSuggestions } = captionAt(binding, current.state.doc, line);
              return {
                lineIndex: line.number,
                pictureId: String(line.node.attrs["picture"] ?? ""),
                alt: String(line.node.attrs["alt"] ?? ""),
                caption: words,
                captionHasSuggestions: hasSuggestions,
              };
            })
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
        if (!binding || !line || line.node.type.name !== "picture") return;
        const { tr, doc } = editor.state;
        if (alt !== undefined && alt !== line.node.attrs["alt"])
          tr.setNodeAttribute(line.position, "alt", alt);
        if (caption !== undefined) {
          const { words, hasSuggestions } = captionAt(binding, doc, line);
          // They came while it was being typed: nothing is written over them, and what was typed is not lost.
          if (hasSuggestions)
            tell(`Suggestions stand in this caption, so it was left as it is. You typed: “${caption}”`);
          else changeWords(tr, line.position + 1, words, oneLine(caption));
        }
        if (tr.docChanged) editor.view.dispatch(tr);
      },
      remove(lineIndex) {
        const line = editor && bodyLine(editor.state.doc, lineIndex);
        if (!line || line.node.type.name !== "picture") return;
        editor.view.dispatch(editor.state.tr.delete(line.position, line.position + line.node.nodeSize));
      },
    }),
    [pictures, editor, binding, tell, chosenPicture, choosePicture],
  );
}
