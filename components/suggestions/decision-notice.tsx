"use client";

import { Button, CloseButton } from "@mantine/core";
import { useSuggestions } from "./suggestions-context.tsx";
import styles from "./suggestions.module.css";

/** What I just decided about suggestions, with the way back, until the next decision or until it is put away. */
export function DecisionNotice() {
  const { notice, putNoticeAway, decided, takeBack } = useSuggestions();
  return (
    <div role="status" aria-label="Decided">
      {notice && (
        <div className={styles["notice"]}>
          <span>{notice}</span>
          {decided.at(-1)?.sentence === notice && (
            <Button size="compact-sm" variant="default" onClick={() => void takeBack()}>
              Undo
            </Button>
          )}
          <CloseButton size="sm" aria-label="Put this away" onClick={putNoticeAway} />
        </div>
      )}
    </div>
  );
}
