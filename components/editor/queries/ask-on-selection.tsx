"use client";

import { Tooltip } from "@mantine/core";
import type { Editor } from "@tiptap/core";
import { TextSelection } from "@tiptap/pm/state";
import { useEffect, useRef, useState } from "react";
import { askOnSelection } from "#components/editor/queries/query-marks.ts";
import { withKey } from "#components/editor/shortcuts/shortcuts.ts";
import { useStory } from "#components/editor/session/story-context.ts";
import { useEditorState } from "#components/editor/session/use-editor-state.ts";
import { useIsMac } from "#components/editor/shortcuts/use-is-mac.ts";
import styles from "./ask-on-selection.module.css";

/** As much room as the button needs beside the words. */
const MARGIN = 60;

interface Place {
  top: number;
  left: number;
}

/** "Ask", beside what is selected where there is room in the margin, else below it; never over the words. */
export function AskOnSelection() {
  const { editor } = useStory();
  const isMac = useIsMac();
  const origin = useRef<HTMLDivElement>(null);
  const isSelecting = useIsSelecting(editor);
  const place = useEditorState({
    editor,
    selector: ({ editor: current }) => (current ? placeOf(current, origin.current) : null),
  });
  return (
    <div ref={origin} className={styles["origin"]}>
      {editor && place && !isSelecting && (
        <Tooltip label={withKey("Ask about these words", "Mod Alt M", isMac)} openDelay={400}>
          <button
            type="button"
            className={styles["ask"]}
            style={place}
            // The selection stays where it is.
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => askOnSelection(editor.view)}
          >
            Ask
          </button>
        </Tooltip>
      )}
    </div>
  );
}

function placeOf(editor: Editor, origin: HTMLElement | null): Place | null {
  const { selection, doc } = editor.state;
  if (!origin || !editor.isFocused || !(selection instanceof TextSelection) || selection.empty) return null;
  if (doc.textBetween(selection.from, selection.to, " ").trim() === "") return null;
  const from = origin.getBoundingClientRect();
  const copy = editor.view.dom.getBoundingClientRect();
  const head = editor.view.coordsAtPos(selection.head, selection.head === selection.to ? -1 : 1);
  if (from.right - copy.right >= MARGIN)
    return { top: Math.round(head.top - from.top), left: Math.round(copy.right - from.left + 8) };
  const end = editor.view.coordsAtPos(selection.to, -1);
  const left = Math.max(copy.left, Math.min(end.left - 24, copy.right - 52));
  return { top: Math.round(end.bottom - from.top + 8), left: Math.round(left - from.left) };
}

/** While the pointer draws a selection nothing jumps into its way. */
function useIsSelecting(editor: Editor | null): boolean {
  const [isSelecting, setIsSelecting] = useState(false);
  useEffect(() => {
    const dom = editor?.view.dom;
    if (!dom) return;
    const begin = (event: PointerEvent) => event.pointerType === "mouse" && setIsSelecting(true);
    const end = () => setIsSelecting(false);
    dom.addEventListener("pointerdown", begin);
    window.addEventListener("pointerup", end);
    window.addEventListener("pointercancel", end);
    return () => {
      dom.removeEventListener("pointerdown", begin);
      window.removeEventListener("pointerup", end);
      window.removeEventListener("pointercancel", end);
    };
  }, [editor]);
  return isSelecting;
}
