"use client";

import { Button, Tooltip, VisuallyHidden } from "@mantine/core";
import { useId } from "react";
import type { DecisionView } from "./story-view.ts";
import styles from "./decision-bar.module.css";

export interface DecisionButtonProps {
  decision: DecisionView;
  onChoose(button: HTMLElement): void;
  onShowCause(): void;
}

/** One that is not allowed can still be reached, says why not, and leads to the cause. */
export function DecisionButton({ decision, onChoose, onShowCause }: DecisionButtonProps) {
  const why = useId();
  const reasons = decision.refusals.join(" ");
  return (
    <>
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
          {...(decision.allowed ? {} : { "aria-describedby": why })}
        >
          {decision.label}
        </Button>
      </Tooltip>
      {!decision.allowed && <VisuallyHidden id={why}>{reasons}</VisuallyHidden>}
    </>
  );
}
