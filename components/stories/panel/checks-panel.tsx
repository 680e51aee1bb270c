"use client";

import { Button } from "@mantine/core";
import type { ReactNode } from "react";
import type { Check } from "#lib/newsroom/stories/checks.ts";
import type { Checks } from "#components/stories/story-view.ts";
import styles from "./panel.module.css";

export interface ChecksPanelProps {
  checks: Checks;
  /** Goes to the place in the story, or the tab, where it can be mended. */
  onGo?(check: Check): void;
  /** What stands under a check, by its id. */
  below?: Record<string, ReactNode>;
}

/** What stands between this story and its readers, and what somebody should look at first. */
export function ChecksPanel({ checks: { blocking, warnings }, onGo, below }: ChecksPanelProps) {
  return (
    <section role="region" aria-label="Ready to publish?">
      <p className={styles["verdict"]}>
        {blocking.length > 0
          ? `Not yet: ${blocking.length === 1 ? "one thing blocks" : `${blocking.length} things block`} publication.`
          : warnings.length > 0
            ? "Nothing blocks publication. Look at the warnings first."
            : "Ready: nothing blocks, nothing to warn about."}
      </p>
      <CheckList name="Blocking" kind="blocking" checks={blocking} onGo={onGo} below={below} />
      <CheckList name="Warnings" kind="warning" checks={warnings} onGo={onGo} below={below} />
    </section>
  );
}

interface CheckListProps {
  name: string;
  kind: "blocking" | "warning";
  checks: Check[];
  onGo: ((check: Check) => void) | undefined;
  below: ChecksPanelProps["below"];
}

function CheckList({ name, kind, checks, onGo, below }: CheckListProps) {
  if (checks.length === 0) return null;
  return (
    <div className={styles["section"]}>
      <h2 className={styles["heading"]}>{name}</h2>
      <ul className={styles["checks"]} aria-label={name} data-kind={kind}>
        {checks.map((check) => (
          <li key={check.id}>
            <span>{check.sentence}</span>
            {onGo && check.where && (
              <Button variant="subtle" size="compact-sm" onClick={() => onGo(check)} title={check.sentence}>
                Go there
              </Button>
            )}
            {below?.[check.id]}
          </li>
        ))}
      </ul>
    </div>
  );
}
