import type { WordChange } from "#lib/document/versions/compare-words.ts";
import { isWordOnSide, type Side } from "./comparison.ts";
import styles from "./compared.module.css";

export interface ComparedWordsProps {
  changes: readonly WordChange[];
  side?: Side;
  /** The number of each of them among all changes; 0 for what did not change. */
  numbers?: readonly number[] | undefined;
}

/** Words that went are struck, words that came are underlined; what only looks different says how. */
export function ComparedWords({ changes, side = "both", numbers }: ComparedWordsProps) {
  return changes.map((word, at) => {
    if (!isWordOnSide(word, side)) return null;
    const { change, text, formatting } = word;
    const stop = numbers?.[at] || undefined;
    switch (change) {
      case "same":
        return <span key={at}>{text}</span>;
      case "added":
        return (
          <ins key={at} data-stop={stop} className={styles["ins"]}>
            {text}
          </ins>
        );
      case "removed":
        return (
          <del key={at} data-stop={stop} className={styles["del"]}>
            {text}
          </del>
        );
      case "formatted":
        return (
          <span
            key={at}
            data-stop={stop}
            className={styles["formatted"]}
            data-change="formatted"
            title={formatting}
          >
            {text}
            <span className={styles["how"]}> ({formatting})</span>
          </span>
        );
    }
  });
}
