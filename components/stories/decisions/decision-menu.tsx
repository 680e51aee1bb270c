"use client";

import { Button, Menu } from "@mantine/core";
import type { Ref } from "react";
import type { Decision } from "#lib/newsroom/stories/decisions.ts";
import type { DecisionView } from "#components/stories/story-view.ts";
import styles from "./decision-bar.module.css";

export interface DecisionMenuProps {
  decisions: DecisionView[];
  onChoose(decision: Decision): void;
  onShowCause(): void;
  ref?: Ref<HTMLButtonElement>;
}

/** All the other decisions: first what can be done now, then what cannot, with the reason under its name. */
export function DecisionMenu({ decisions, onChoose, onShowCause, ref }: DecisionMenuProps) {
  const possible = decisions.filter((decision) => decision.allowed);
  const not = decisions.filter((decision) => !decision.allowed);
  return (
    <Menu position="bottom-start" width={340} withinPortal={false} withInitialFocusPlaceholder={false}>
      <Menu.Target>
        <Button
          ref={ref}
          variant="default"
          size="compact-md"
          aria-label="More decisions"
          className={styles["more"]}
        >
          More{" "}
          <span aria-hidden="true" className={styles["arrow"]}>
            ▾
          </span>
        </Button>
      </Menu.Target>
      <Menu.Dropdown className={styles["menu"]}>
        {possible.map((decision) => (
          <Menu.Item key={decision.name} onClick={() => onChoose(decision.name)}>
            {decision.label}
          </Menu.Item>
        ))}
        {possible.length > 0 && not.length > 0 && <Menu.Divider />}
        {not.map((decision) => (
          <Menu.Item
            key={decision.name}
            aria-disabled
            aria-label={decision.label}
            aria-description={decision.refusals.join(" ")}
            data-why={decision.refusals.join(" ")}
            className={styles["impossible"]}
            onClick={onShowCause}
          >
            {decision.label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
