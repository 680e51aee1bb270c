"use client";

import { isCalm } from "#components/editor/connection/save-state.ts";
import { useSaveState } from "#components/editor/session/story-context.ts";
import styles from "./save-alarm.module.css";

/** On a phone the line above the copy scrolls away: what should make somebody look up then stands over the buttons. */
export function SaveAlarm() {
  const saveState = useSaveState();
  if (isCalm(saveState)) return null;
  // The status itself is read aloud wherever it stands.
  return (
    <p aria-hidden="true" className={styles["alarm"]} data-state={saveState.split(":")[0]}>
      {saveState}
    </p>
  );
}
