import type { DeskStory } from "#lib/newsroom/stories/desk.ts";
import styles from "./desk.module.css";

/** What stands in a story's way or waits in it, in words. */
export function DeskMarks({ story }: { story: DeskStory }) {
  const { holds, openSuggestions, openQueries, changedSincePublication } = story;
  if (holds.length === 0 && openSuggestions === 0 && openQueries === 0 && !changedSincePublication)
    return null;
  return (
    <span className={styles["marks"]}>
      {holds.map((hold) => (
        <span key={hold} className={styles["hold"]}>
          Hold: {hold}
        </span>
      ))}
      {openSuggestions > 0 && (
        <span className={styles["mark"]}>
          {openSuggestions} {openSuggestions === 1 ? "suggestion" : "suggestions"}
        </span>
      )}
      {openQueries > 0 && (
        <span className={styles["mark"]}>
          {openQueries} {openQueries === 1 ? "query" : "queries"}
        </span>
      )}
      {changedSincePublication && <span className={styles["changed"]}>Changed since publication</span>}
    </span>
  );
}
