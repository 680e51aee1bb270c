import Link from "next/link";
import { storyName } from "#lib/newsroom/stories/desk.ts";
import styles from "./restyled-stories.module.css";

export interface RestyledStoriesProps {
  total: number;
  /** The first of them. */
  stories: { id: string; slugline: string; headline: string }[];
}

/** Live stories that differ by house style alone: they wait for nobody, and are named to whoever wants to look. */
export function RestyledStories({ total, stories }: RestyledStoriesProps) {
  const rest = total - stories.length;
  return (
    <details className={styles["restyled"]}>
      <summary>
        House style changed: {total === 1 ? "one live story" : `${total.toLocaleString()} live stories`}
      </summary>
      <p>
        Nobody changed a word or a credit in them. Readers keep what they have; a story gets the new style
        when it is approved and updated next.
      </p>
      <ul>
        {stories.map((story) => (
          <li key={story.id}>
            <Link href={`/stories/${story.id}`}>{storyName(story)}</Link>
          </li>
        ))}
        {rest > 0 && <li>and {rest.toLocaleString()} more</li>}
      </ul>
    </details>
  );
}
