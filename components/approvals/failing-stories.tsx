import Link from "next/link";
import { storyName } from "#lib/newsroom/stories/desk.ts";
import styles from "./restyled-stories.module.css";

export interface FailingStoriesProps {
  stories: { id: string; slugline: string; headline: string }[];
}

/** Stories that wait and cannot be read: named, so that nobody takes them for decided. */
export function FailingStories({ stories }: FailingStoriesProps) {
  return (
    <section className={styles["restyled"]} aria-label="Stories that cannot be shown">
      <ul>
        {stories.map((story) => (
          <li key={story.id}>
            This story cannot be shown: <Link href={`/stories/${story.id}`}>{storyName(story)}</Link>. It
            cannot be decided here. An administrator finds the reason in the log.
          </li>
        ))}
      </ul>
    </section>
  );
}
