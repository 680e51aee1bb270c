import type { WordChange } from "#lib/document/versions/compare-words.ts";
import { wordsOnSide, type Side } from "./comparison.ts";
import styles from "./compared.module.css";

/** Words that went are struck, words that came are underlined; what only looks different says how. */
export function ComparedWords({ changes, side = "both" }: { changes: readonly WordChange[]; side?: Side }) {
  return wordsOnSide(changes, side).map(({ change, text, formatting }, at) => {
    switch (change) {
      case "same":
        return <span key={at}>{text}</span>;
      case "added":
        return (
          <ins key={at} className={styles["ins"]}>
            {text}
          </ins>
        );
      case "removed":
        return (
          <del key={at} className={styles["del"]}>
            {text}
          </del>
        );
      case "formatted":
        return (
          <span key={at} className={styles["formatted"]} data-change="formatted" title={formatting}>
            {text}
            <span className={styles["how"]}> ({formatting})</span>
          </span>
        );
    }
  });
}
