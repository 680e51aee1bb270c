"use client";

import { Button, Checkbox, CloseButton, TextInput } from "@mantine/core";
import { useCallback, useEffect, useRef, useState, type KeyboardEvent } from "react";
import { flushSync } from "react-dom";
import { isAltGr } from "#components/ui/alt-gr.ts";
import { useStory } from "#components/editor/session/story-context.ts";
import { useFinding } from "./use-finding.ts";
import styles from "./find-bar.module.css";

/** Long enough for a sentence; a whole paragraph in the selection is not what somebody looks for. */
const LONGEST_QUERY = 200;

/** Find and replace in the story: Ctrl/Cmd-F and Ctrl/Cmd-H while the copy or this bar has the keyboard. */
export function FindBar() {
  const { editor, mode } = useStory();
  const [open, setOpen] = useState<"find" | "replace" | null>(null);
  const [words, setWords] = useState("");
  const [replacement, setReplacement] = useState("");
  const [matchCase, setMatchCase] = useState(false);
  const [wholeWord, setWholeWord] = useState(false);
  const bar = useRef<HTMLDivElement>(null);
  const query = useRef<HTMLInputElement>(null);
  const finding = useFinding({ words, matchCase, wholeWord }, open !== null);
  const mayReplace = mode !== "reading";

  const show = useCallback(
    (what: "find" | "replace") => {
      const { from, to } = editor?.state.selection ?? { from: 0, to: 0 };
      const selected = editor && from < to ? editor.state.doc.textBetween(from, to, "\n") : "";
      // Drawn at once: what is typed after the shortcut must not go into the story.
      flushSync(() => {
        setOpen(what);
        if (selected && selected.length <= LONGEST_QUERY && !selected.includes("\n")) setWords(selected);
      });
      query.current?.select();
    },
    [editor],
  );
  useEffect(() => {
    const pressed = (event: globalThis.KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.shiftKey) return;
      const key = event.key.toLowerCase();
      // Cmd-H hides the whole browser on a Mac: there, and everywhere, Alt with F does the same.
      const what = event.altKey
        ? event.code === "KeyF" && !isAltGr(event) && "replace"
        : key === "f"
          ? "find"
          : key === "h" && "replace";
      const focused = document.activeElement;
      const isOurs = editor?.view.dom.contains(focused) || bar.current?.contains(focused);
      if (!what || !isOurs) return;
      event.preventDefault();
      show(what);
    };
    window.addEventListener("keydown", pressed);
    return () => window.removeEventListener("keydown", pressed);
  }, [editor, show]);

  if (!open || !editor) return null;
  const { found, current, go, replace, replaceAll, said } = finding;
  const close = () => {
    setOpen(null);
    editor.commands.focus();
  };
  const pressed = (event: KeyboardEvent) => {
    if (event.key !== "Escape") return;
    event.preventDefault();
    event.stopPropagation();
    close();
  };
  const count =
    words === ""
      ? ""
      : found.length === 0
        ? "Not found"
        : current === null
          ? found.length === 1
            ? "1 place"
            : `${found.length.toLocaleString("en")} places`
          : `${(current + 1).toLocaleString("en")} of ${found.length.toLocaleString("en")}`;
  // Not really disabled: the button under the keyboard must not fall away when its last place is replaced.
  const idle = found.length === 0 ? { "aria-disabled": true, "data-disabled": true } : {};
  return (
    <div ref={bar} role="search" aria-label="Find and replace" className={styles["bar"]} onKeyDown={pressed}>
      <div className={styles["row"]}>
        <TextInput
          ref={query}
          size="xs"
          aria-label="Find"
          placeholder="Find"
          className={styles["field"] ?? ""}
          value={words}
          onChange={(event) => setWords(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key !== "Enter") return;
            event.preventDefault();
            go(event.shiftKey ? -1 : 1);
          }}
        />
        <span role="status" aria-label="Found" className={styles["count"]}>
          {count}
        </span>
        <Button size="compact-sm" variant="default" {...idle} onClick={() => go(-1)}>
          Previous
        </Button>
        <Button size="compact-sm" variant="default" {...idle} onClick={() => go(1)}>
          Next
        </Button>
        <Checkbox
          size="xs"
          label="Match case"
          checked={matchCase}
          onChange={(event) => setMatchCase(event.currentTarget.checked)}
        />
        <Checkbox
          size="xs"
          label="Whole word"
          checked={wholeWord}
          onChange={(event) => setWholeWord(event.currentTarget.checked)}
        />
        <CloseButton
          size="sm"
          aria-label="Close find and replace"
          className={styles["close"]}
          onClick={close}
        />
      </div>
      {mayReplace && (
        <div className={styles["row"]}>
          <TextInput
            size="xs"
            aria-label="Replace with"
            placeholder="Replace with"
            className={styles["field"] ?? ""}
            value={replacement}
            autoFocus={false}
            onChange={(event) => setReplacement(event.currentTarget.value)}
            onKeyDown={(event) => {
              if (event.key !== "Enter") return;
              event.preventDefault();
              replace(replacement);
            }}
          />
          <Button size="compact-sm" variant="default" {...idle} onClick={() => replace(replacement)}>
            Replace
          </Button>
          <Button size="compact-sm" variant="default" {...idle} onClick={() => replaceAll(replacement)}>
            Replace all
          </Button>
          {mode === "suggesting" && <span className={styles["count"]}>as suggestions</span>}
        </div>
      )}
      <div role="status" aria-label="Replaced" className={styles["said"]}>
        {said}
      </div>
    </div>
  );
}
