"use client";

import { Button, CloseButton } from "@mantine/core";
import { useState, type ReactNode } from "react";
import { useSaveState, useStory } from "#components/editor/session/story-context.ts";
import { storyAsText } from "#components/editor/story-as-text.ts";
import styles from "./canvas-notices.module.css";

const NOT_STORED =
  "The newsroom cannot store your words just now. Go on writing and leave this page open: everything is stored as soon as it can be.";

/** What must be known while writing: why it goes no further, what is not stored, what was not taken. Nothing covers the words. */
export function CanvasNotices() {
  const { ended, notices, putAway } = useStory();
  const saveState = useSaveState();
  return (
    <div className={styles["notices"]}>
      {ended && (
        <Sentence kind="stop" role="alert">
          <span>{ended}</span>
          <span className={styles["ways"]}>
            <Button size="compact-sm" variant="default" onClick={() => location.reload()}>
              Reload
            </Button>
            <CopyMyWords />
          </span>
        </Sentence>
      )}
      {!ended && saveState === "Not saved" && (
        <Sentence kind="stop" role="alert">
          <span>{NOT_STORED}</span>
          <span className={styles["ways"]}>
            <CopyMyWords />
          </span>
        </Sentence>
      )}
      <div role="status" aria-label="Notices">
        {notices.map(({ id, sentence, act }) => (
          <Sentence key={id} kind="news">
            <span>{sentence}</span>
            <span className={styles["ways"]}>
              {act && (
                <Button
                  size="compact-sm"
                  variant="default"
                  onClick={() => {
                    putAway(id);
                    act.run();
                  }}
                >
                  {act.name}
                </Button>
              )}
              <CloseButton size="sm" aria-label="Put this away" onClick={() => putAway(id)} />
            </span>
          </Sentence>
        ))}
      </div>
    </div>
  );
}

interface SentenceProps {
  kind: "stop" | "news";
  role?: "alert";
  children: ReactNode;
}

function Sentence({ kind, role, children }: SentenceProps) {
  return (
    <div className={styles["notice"]} data-kind={kind} {...(role ? { role } : {})}>
      {children}
    </div>
  );
}

/** Whatever happens to the line, the words can be taken along. */
function CopyMyWords() {
  const { editor } = useStory();
  const [said, setSaid] = useState("Copy my words");
  if (!editor) return null;
  const copy = () =>
    navigator.clipboard.writeText(storyAsText(editor.state.doc)).then(
      () => setSaid("Copied"),
      () => setSaid("Could not copy: select the words and copy them"),
    );
  return (
    <Button size="compact-sm" variant="default" onClick={() => void copy()}>
      {said}
    </Button>
  );
}
