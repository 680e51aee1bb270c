"use client";

import {
  NodeViewContent,
  NodeViewWrapper,
  ReactNodeViewRenderer,
  type ReactNodeViewProps,
} from "@tiptap/react";
import type { MouseEvent } from "react";
import { PictureFrame } from "#components/pictures/picture-frame.tsx";
import { pictureLine } from "#lib/document/binding/line-nodes.ts";
import type { Crop } from "#lib/document/story/words.ts";
import styles from "./picture-view.module.css";

/** A picture as it stands in the copy: chosen by a click, its caption typed in place. */
function PictureView({ node, selected, editor, getPos }: ReactNodeViewProps) {
  const { picture, alt, crop } = node.attrs as { picture: string | null; alt: string; crop: Crop | null };
  const choose = (event: MouseEvent<HTMLElement>) => {
    if (event.button !== 0 || (event.target as HTMLElement).closest("[data-node-view-content]")) return;
    const position = getPos();
    if (position === undefined) return;
    event.preventDefault();
    editor.commands.setNodeSelection(position);
    editor.view.focus();
  };
  const takeOut = () => {
    const position = getPos();
    if (position !== undefined) editor.chain().removeLine(position).focus().run();
  };
  return (
    <NodeViewWrapper onMouseDown={choose} data-picture={picture ?? ""} className={styles["view"]}>
      <PictureFrame pictureId={picture ?? ""} alt={alt} crop={crop ?? undefined} chosen={selected}>
        <NodeViewContent<"span"> as="span" />
      </PictureFrame>
      {selected && editor.isEditable && (
        <button
          type="button"
          contentEditable={false}
          className={styles["out"]}
          onMouseDown={(event) => event.stopPropagation()}
          onClick={takeOut}
        >
          Take out
        </button>
      )}
    </NodeViewWrapper>
  );
}

/** The picture line with the view that people see. */
export const shownPictureLine = pictureLine.extend({
  addNodeView: () => ReactNodeViewRenderer(PictureView),
});
