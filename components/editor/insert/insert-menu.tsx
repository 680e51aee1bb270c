"use client";

import { Portal } from "@mantine/core";
import {
  clearInsertSign,
  INSERT_MENU_ID,
  insertionId,
  openInsertMenu,
} from "#components/editor/insert/insert-menu-plugin.ts";
import { insertionsFor, type Insertion } from "#components/editor/insert/insertions.ts";
import { useStory } from "#components/editor/session/story-context.ts";
import { useEditorState } from "#components/editor/session/use-editor-state.ts";
import styles from "./insert-menu.module.css";

const HEIGHT = 200;

/** The list that opens under a `/` at the start of a line. */
export function InsertMenu() {
  const { editor, openAddPicture } = useStory();
  const menu = useEditorState({
    editor,
    selector: ({ editor: current }) => (current ? openInsertMenu(current.state) : null),
  });
  if (!editor || !menu) return null;
  const choose = (insertion: Insertion) => {
    clearInsertSign(editor.view);
    insertion.insert(editor, () => openAddPicture());
  };
  const caret = editor.view.coordsAtPos(Math.min(menu.from, editor.state.doc.content.size));
  const isLow = caret.bottom + HEIGHT > window.innerHeight;
  const place = isLow ? { bottom: window.innerHeight - caret.top + 4 } : { top: caret.bottom + 4 };
  return (
    <Portal>
      <ul
        id={INSERT_MENU_ID}
        role="listbox"
        aria-label="Insert"
        className={styles["menu"]}
        style={{ left: Math.min(caret.left, window.innerWidth - 220), ...place }}
      >
        {insertionsFor(menu.typed).map((insertion, index) => (
          <li
            key={insertion.id}
            id={insertionId(insertion)}
            role="option"
            aria-selected={index === menu.marked}
            // The copy keeps the focus.
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => choose(insertion)}
          >
            {insertion.name}
            {insertion.sign && <kbd>{insertion.sign}</kbd>}
          </li>
        ))}
      </ul>
    </Portal>
  );
}
