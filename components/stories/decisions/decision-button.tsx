"use client";

import { Button, Tooltip } from "@mantine/core";
import type { DecisionView } from "#components/stories/story-view.ts";
import styles from "./decision-bar.module.css";

export interface DecisionButtonProps {
  decision: DecisionView;
  onChoose(button: HTMLElement): void;
  onShowCause(): void;
}

/** One that is not allowed can still be reached, says why not, and leads to the cause. */
export function DecisionButton({ decision, onChoose, onShowCause }: DecisionButtonProps) {
  const reasons = decision.refusals.join(" ");
  return (
    <Tooltip
      label={reasons}
      disabled={decision.allowed}
      multiline
      w={280}
      events={{ hover: true, focus: true, touch: true }}
    >
      <Button
        size="compact-md"
        className={styles["next"]}
        aria-disabled={!decision.allowed}
        data-disabled={!decision.allowed || undefined}
        onClick={(event) => (decision.allowed ? onChoose(event.currentTarget) : onShowCause())}
        {...(decision.allowed ? {} : { "aria-description": reasons })}
      >
        {decision.label}
      </Button>
    </Tooltip>
  );
}
