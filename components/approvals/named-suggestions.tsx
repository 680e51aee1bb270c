import Link from "next/link";
import type { WaitingStory } from "./approval-view.ts";
import styles from "./approvals.module.css";

/** More are counted; the story has them all. */
const MOST_NAMED = 12;

/** The suggestions that stand in the way, each a link to its place in the story. */
export function NamedSuggestions({ story }: { story: Pick<WaitingStory, "id" | "suggestions"> }) {
  const { id, suggestions } = story;
  if (suggestions.length === 0) return null;
  const more = suggestions.length - MOST_NAMED;
  return (
    <ul className={styles["suggestions"]} aria-label="Open suggestions">
      {suggestions.slice(0, MOST_NAMED).map(({ key, person, what }) => (
        <li key={key}>
          <Link href={`/stories/${id}?suggestion=${encodeURIComponent(key)}`}>
            {person}: {what}
          </Link>
        </li>
      ))}
      {more > 0 && <li className={styles["meta"]}>and {more.toLocaleString()} more</li>}
    </ul>
  );
}
