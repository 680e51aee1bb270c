"use client";

import { CloseButton } from "@mantine/core";
import { useEffect, useRef } from "react";
import styles from "./refusals.module.css";

/** Why not, in sentences; brought into view, because a long sheet may hide it under its edge. */
export function Refusals({ sentences, onClose }: { sentences: readonly string[]; onClose?: () => void }) {
  const box = useRef<HTMLDivElement>(null);
  const words = sentences.join(" ");
  useEffect(() => {
    if (words) box.current?.scrollIntoView({ block: "nearest" });
  }, [words]);
  if (sentences.length === 0) return null;
  return (
    <div ref={box} role="alert" className={styles["refusals"]}>
      <div>
        {sentences.map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
      </div>
      {onClose && <CloseButton size="sm" aria-label="Put this away" onClick={onClose} />}
    </div>
  );
}
