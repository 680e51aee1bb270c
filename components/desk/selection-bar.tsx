"use client";

import { Button, Tooltip } from "@mantine/core";
import styles from "./desk.module.css";

export interface SelectionBarProps {
  count: number;
  onAssign(): void;
  onMove(): void;
  onClear(): void;
}

/** What can be done with the selected stories. It stands at the bottom, where no row moves for it. */
export function SelectionBar({ count, onAssign, onMove, onClear }: SelectionBarProps) {
  return (
    <div className={styles["selection"]} data-shown={count > 0 || undefined}>
      <p role="status" aria-label="Selection">
        {count > 0 && (count === 1 ? "1 story selected" : `${count} stories selected`)}
      </p>
      {count > 0 && (
        <>
          <Tooltip label="Give them to somebody (a)">
            <Button size="compact-sm" variant="default" onClick={onAssign}>
              Assign
            </Button>
          </Tooltip>
          <Button size="compact-sm" variant="default" onClick={onMove}>
            Move to desk
          </Button>
          <Tooltip label="Select none (Esc)">
            <Button size="compact-sm" variant="subtle" onClick={onClear}>
              Clear
            </Button>
          </Tooltip>
        </>
      )}
    </div>
  );
}
