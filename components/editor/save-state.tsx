"use client";

import { isCalm } from "#components/editor/connection/save-state.ts";
import { useSaveState } from "#components/editor/session/story-context.ts";
import styles from "./save-state.module.css";

/** Whether what I typed is stored: always a word. Only what should make somebody look up is read aloud. */
export function SaveState() {
  const saveState = useSaveState();
  return (
    <span
      role="status"
      aria-label="Save state"
      aria-live={isCalm(saveState) ? "off" : "polite"}
      className={styles["state"]}
      data-state={saveState.split(":")[0]}
    >
      {saveState}
    </span>
  );
}
