"use client";

import { Tooltip, UnstyledButton } from "@mantine/core";
import styles from "#components/stories/story-line.module.css";
import { LineDrawing } from "#components/ui/line-drawing.tsx";

/** Opens and closes the side panel; `]` does the same. */
export function PanelSwitch({ open, onClick }: { open: boolean; onClick(): void }) {
  const words = open ? "Close the side panel" : "Open the side panel";
  return (
    <Tooltip label={`${words} ( ] )`}>
      <UnstyledButton className={styles["panel"]} aria-label={words} aria-expanded={open} onClick={onClick}>
        <LineDrawing d="M3 4h14v12H3zM12.5 4v12">
          {open && <path d="M13 4.5h3.5v11H13z" fill="currentColor" opacity="0.25" />}
        </LineDrawing>
      </UnstyledButton>
    </Tooltip>
  );
}
