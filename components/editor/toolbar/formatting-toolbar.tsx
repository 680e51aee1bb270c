"use client";

import type { Editor } from "@tiptap/core";
import { Tooltip } from "@mantine/core";
import { useRef, useState, type KeyboardEvent } from "react";
import {
  FORMATTING_BUTTONS,
  formattingOf,
  NO_FORMATTING,
  refusalOfFormatting,
  type FormattingName,
} from "#components/editor/toolbar/formatting.ts";
import { FormattingSign } from "#components/editor/toolbar/formatting-sign.tsx";
import { LinkForm } from "#components/editor/toolbar/link-form.tsx";
import { askOnSelection } from "#components/editor/queries/query-marks.ts";
import { withKey } from "#components/editor/shortcuts/shortcuts.ts";
import { useStory } from "#components/editor/session/story-context.ts";
import { TOOLBAR_ID } from "#components/editor/toolbar/toolbar-focus.ts";
import { SaveAlarm } from "#components/editor/toolbar/save-alarm.tsx";
import { useAboveKeyboard } from "#components/editor/toolbar/use-above-keyboard.ts";
import { useIsMac } from "#components/editor/shortcuts/use-is-mac.ts";
import { useEditorState } from "#components/editor/session/use-editor-state.ts";
import styles from "./formatting-toolbar.module.css";

const ACTS: Record<Exclude<FormattingName, "Link" | "Picture" | "Query">, (editor: Editor) => boolean> = {
  Bold: (editor) => editor.chain().focus(null, { scrollIntoView: false }).toggleBold().run(),
  Italic: (editor) => editor.chain().focus(null, { scrollIntoView: false }).toggleItalic().run(),
  "Sub-heading": (editor) =>
    editor.chain().focus(null, { scrollIntoView: false }).setLine("subheading").run(),
  Quotation: (editor) => editor.chain().focus(null, { scrollIntoView: false }).setLine("quote").run(),
  "Bulleted list": (editor) =>
    editor.chain().focus(null, { scrollIntoView: false }).toggleList("bulleted").run(),
  "Numbered list": (editor) =>
    editor.chain().focus(null, { scrollIntoView: false }).toggleList("numbered").run(),
};

/** One thin row that never moves; on a phone it stands above the keyboard. One stop for Tab, arrows within. */
export function FormattingToolbar() {
  const { editor, mode, openAddPicture, openLink, closeLink, linkOpen } = useStory();
  const here = useEditorState({ editor, selector: ({ editor: current }) => formattingOf(current) });
  // Changing the mode is no transaction: the editor alone would not say so.
  const at = { ...(here ?? NO_FORMATTING), isEditable: editor !== null && mode !== "reading" };
  const isMac = useIsMac();
  const [stop, setStop] = useState(0);
  const buttons = useRef<(HTMLButtonElement | null)[]>([]);
  const style = useAboveKeyboard();

  const press = (name: FormattingName) => {
    if (!editor || refusalOfFormatting(name, at)) return;
    if (name === "Picture") openAddPicture();
    else if (name === "Link") openLink();
    else if (name === "Query") askOnSelection(editor.view);
    else ACTS[name](editor);
  };
  const move = (event: KeyboardEvent) => {
    const count = FORMATTING_BUTTONS.length;
    const next = { ArrowRight: stop + 1, ArrowLeft: stop - 1, Home: 0, End: count - 1 }[event.key];
    if (event.key === "Escape") editor?.view.focus();
    if (next === undefined) return;
    event.preventDefault();
    const index = (next + count) % count;
    setStop(index);
    buttons.current[index]?.focus();
  };

  return (
    <div
      id={TOOLBAR_ID}
      role="toolbar"
      aria-label="Formatting"
      aria-orientation="horizontal"
      className={styles["toolbar"]}
      style={style}
      onKeyDown={move}
    >
      <SaveAlarm />
      <div className={styles["row"]}>
        {FORMATTING_BUTTONS.map(({ name, keys, pressed }, index) => {
          const refusal = refusalOfFormatting(name, at);
          const button = (
            <button
              ref={(element) => void (buttons.current[index] = element)}
              type="button"
              className={styles["button"]}
              aria-label={name}
              aria-pressed={pressed(at)}
              aria-disabled={refusal !== null}
              aria-description={refusal ?? undefined}
              tabIndex={index === stop ? 0 : -1}
              // The selection stays where it is.
              onMouseDown={(event) => event.preventDefault()}
              onFocus={() => setStop(index)}
              onClick={() => press(name)}
            >
              <FormattingSign name={name} />
            </button>
          );
          return (
            <Tooltip
              key={name}
              label={refusal ? `${name}: ${refusal}` : withKey(name, keys, isMac)}
              openDelay={400}
            >
              {button}
            </Tooltip>
          );
        })}
        {linkOpen && editor && !refusalOfFormatting("Link", at) && (
          <LinkForm editor={editor} onClose={closeLink} />
        )}
      </div>
    </div>
  );
}
