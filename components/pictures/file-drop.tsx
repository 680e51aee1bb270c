"use client";

import { useEffect, useRef, useState } from "react";
import styles from "./library.module.css";

/** Lets files be dropped anywhere on the page, and says so while they hover. */
export function FileDrop({ onFiles, disabled }: { onFiles(files: File[]): void; disabled: boolean }) {
  const [over, setOver] = useState(false);
  const latest = useRef(onFiles);
  useEffect(() => {
    latest.current = onFiles;
  });
  useEffect(() => {
    if (disabled) return;
    // Moving over the page's parts leaves one and enters another: only the balance says whether the files are here.
    let depth = 0;
    const carriesFiles = (event: DragEvent) => event.dataTransfer?.types.includes("Files") ?? false;
    const enter = (event: DragEvent) => {
      if (!carriesFiles(event)) return;
      depth++;
      setOver(true);
    };
    const leave = (event: DragEvent) => {
      if (!carriesFiles(event)) return;
      depth = Math.max(0, depth - 1);
      if (depth === 0) setOver(false);
    };
    const hover = (event: DragEvent) => {
      if (carriesFiles(event)) event.preventDefault();
    };
    const drop = (event: DragEvent) => {
      if (!carriesFiles(event)) return;
      event.preventDefault();
      depth = 0;
      setOver(false);
      latest.current([...(event.dataTransfer?.files ?? [])]);
    };
    const stop = new AbortController();
    const { signal } = stop;
    window.addEventListener("dragenter", enter, { signal });
    window.addEventListener("dragleave", leave, { signal });
    window.addEventListener("dragover", hover, { signal });
    window.addEventListener("drop", drop, { signal });
    return () => stop.abort();
  }, [disabled]);
  return over && !disabled ? (
    <div className={styles["drop"]} aria-hidden>
      Drop to add to the pictures
    </div>
  ) : null;
}
