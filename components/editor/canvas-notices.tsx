"use client";

import { Button, CloseButton } from "@mantine/core";
import { useState, type ReactNode } from "react";
import { useSaveState, useStory } from "#components/editor/session/story-context.ts";
import { SignInAgain } from "#components/editor/sign-in-again.tsx";
import { storyAsText } from "#components/editor/story-as-text.ts";
import styles from "./canvas-notices.module.css";

const NOT_STORED =
  "The newsroom cannot store your words just now. Go on writing and leave this page open: everything is stored as soon as it can be.";

const NOT_TAKEN_EARLIER =
  "Something you typed in this story earlier was not taken by the newsroom. It is kept in this browser:";

/** What must be known while writing: why it goes no further, what is not stored, what was not taken. Nothing covers the words. */
export function CanvasNotices() {
  const { connection, editor, ended, notices, putAway, setAside } = useStory();
  const saveState = useSaveState();
  return (
    <div className={styles["notices"]}>
      {ended && (
        <Sentence kind="stop" role="alert">
          <span>{ended}</span>
          <span className={styles["ways"]}>
            {connection?.hasSessionEnded ? (
              <SignInAgain />
            ) : (
              <Button size="compact-sm" variant="default" onClick={() => location.reload()}>
                Reload
              </Button>
            )}
            {editor && <CopyWords name="Copy my words" read={() => storyAsText(editor.state.doc)} />}
          </span>
        </Sentence>
      )}
      {!ended && saveState === "Not saved" && (
        <Sentence kind="stop" role="alert">
          <span>{NOT_STORED}</span>
          <span className={styles["ways"]}>
            {editor && <CopyWords name="Copy my words" read={() => storyAsText(editor.state.doc)} />}
          </span>
        </Sentence>
      )}
      <div role="status" aria-label="Notices">
        {setAside && (
          <Sentence kind="news">
            <span>
              {NOT_TAKEN_EARLIER} <q>{beginningOf(setAside.text)}</q>
            </span>
            <span className={styles["ways"]}>
              <CopyWords name="Copy them" read={() => setAside.text} />
              <Button size="compact-sm" variant="default" onClick={() => void setAside.putAway()}>
                Put away
              </Button>
            </span>
          </Sentence>
        )}
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

const LONGEST_BEGINNING = 120;

const beginningOf = (text: string): string =>
  text.length <= LONGEST_BEGINNING ? text : `${text.slice(0, LONGEST_BEGINNING).trimEnd()} …`;

/** Whatever happens to the line, the words can be taken along. */
function CopyWords({ name, read }: { name: string; read(): string }) {
  const [said, setSaid] = useState(name);
  const copy = () =>
    navigator.clipboard.writeText(read()).then(
      () => setSaid("Copied"),
      () => setSaid("Could not copy: select the words and copy them"),
    );
  return (
    <Button size="compact-sm" variant="default" onClick={() => void copy()}>
      {said}
    </Button>
  );
}
