"use client";

import { EditorContent } from "@tiptap/react";
import { useEffect, useRef, type DragEvent, type MouseEvent } from "react";
import { bodyLines } from "#components/editor/body-lines.ts";
import { CanvasNotices } from "#components/editor/canvas-notices.tsx";
import { InsertMenu } from "#components/editor/insert/insert-menu.tsx";
import { AskOnSelection } from "#components/editor/queries/ask-on-selection.tsx";
import { typeKeys } from "#components/editor/writing/type-keys.ts";
import { earlyKeys } from "#components/shell/early-keys.ts";
import { takeTyped } from "#components/shell/typed-ahead.ts";
import { useStory } from "#components/editor/session/story-context.ts";
import { fieldPlace } from "#lib/document/binding/positions.ts";
import "./story-copy.css";
import "./copy-lists.css";
import "./copy-placeholders.css";
import "./copy-marks.css";
import "./copy-carets.css";
import "./queries/query-marks.css";
import styles from "./story-canvas.module.css";

/** The copy, as a reader would read it, written in place. */
export function StoryCanvas() {
  const { editor, mode, fresh, openAddPicture } = useStory();
  const isNew = useRef(fresh);

  useEffect(() => {
    if (!editor || !editor.isEditable) return;
    const { doc } = editor.state;
    const isEmpty = doc.textContent === "" && fieldPlace(doc, "body").node.childCount === 1;
    const isIdle = document.activeElement === document.body || document.activeElement === null;
    const keys = [...earlyKeys().map(({ key }) => key), ...takeTyped()];
    if (isNew.current || (isEmpty && isIdle)) editor.commands.focus(1);
    // Whoever begins a story does not wait for the page to write its headline.
    if (isNew.current) typeKeys(editor.view, keys);
    isNew.current = false;
    // Once for each editor, when it may first be written in.
  }, [editor, mode]);

  const dropped = (event: DragEvent) => {
    const files = [...event.dataTransfer.files];
    if (files.length === 0 || event.defaultPrevented) return;
    // A file that misses the copy must not replace the page.
    event.preventDefault();
    if (!editor) return;
    openAddPicture(files, editor.state.doc.content.size - 1);
  };

  return (
    <div
      className={styles["canvas"]}
      data-mode={mode}
      onDragOver={(event) => event.dataTransfer.types.includes("Files") && event.preventDefault()}
      onDrop={dropped}
    >
      <CanvasNotices />
      {editor ? (
        <>
          <AskOnSelection />
          <EditorContent editor={editor} className={`${styles["copy"]} story-copy`} />
          <BelowTheCopy />
          <InsertMenu />
        </>
      ) : (
        <CopySkeleton />
      )}
    </div>
  );
}

/** The empty page under the copy: a click there goes on writing at the end. */
function BelowTheCopy() {
  const { editor } = useStory();
  const writeOn = (event: MouseEvent) => {
    if (!editor?.isEditable) return;
    event.preventDefault();
    const last = bodyLines(editor.state.doc).at(-1);
    const { size } = editor.state.doc.content;
    if (last?.node.type.name === "picture") {
      const paragraph = editor.schema.nodes["paragraph"]!.create();
      editor.view.dispatch(editor.state.tr.insert(size - 1, paragraph));
    }
    editor.commands.focus(editor.state.doc.content.size - 2);
  };
  return <div className={styles["below"]} onMouseDown={writeOn} />;
}

/** The copy's own layout in grey, shown only when it takes longer than people notice. */
function CopySkeleton() {
  return (
    <div className={`${styles["copy"]} ${styles["skeleton"]}`} aria-busy="true">
      <p role="status">Opening the story …</p>
      <div data-kind="headline" />
      <div data-kind="headline" data-short />
      <div data-kind="standfirst" />
      {Array.from({ length: 9 }, (_, line) => (
        <div key={line} data-short={line % 4 === 3 || undefined} />
      ))}
    </div>
  );
}
