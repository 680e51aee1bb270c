import Link from "next/link";
import { Face } from "#components/ui/face.tsx";
import { Ago } from "#components/ui/ago.tsx";
import { storyName, type DeskStory } from "#lib/newsroom/stories/desk.ts";
import { PUBLICATION_STATE_NAMES, STAGE_NAMES } from "#lib/newsroom/stories/story.ts";
import styles from "./desk.module.css";

/** One story in a row that can be read in a second. */
export function DeskRow({ story }: { story: DeskStory }) {
  const name = storyName(story);
  const second = story.slugline.trim() && story.headline.trim() ? story.headline : null;
  const marked =
    story.holds.length > 0 ||
    story.openSuggestions > 0 ||
    story.openQueries > 0 ||
    story.changedSincePublication;
  const over = story.lengthTarget !== null && story.words > story.lengthTarget;
  return (
    <tr>
      <td className={styles["name"]}>
        <Link href={`/stories/${story.id}`} data-story={story.id} className={styles["link"]}>
          {name}
        </Link>
        {marked && (
          <span className={styles["marks"]}>
            {story.holds.map((hold) => (
              <span key={hold} className={styles["hold"]}>
                Hold: {hold}
              </span>
            ))}
            {story.openSuggestions > 0 && (
              <span className={styles["mark"]}>
                {story.openSuggestions} {story.openSuggestions === 1 ? "suggestion" : "suggestions"}
              </span>
            )}
            {story.openQueries > 0 && (
              <span className={styles["mark"]}>
                {story.openQueries} {story.openQueries === 1 ? "query" : "queries"}
              </span>
            )}
            {story.changedSincePublication && (
              <span className={styles["changed"]}>Changed since publication</span>
            )}
          </span>
        )}
        {second && <span className={styles["headline"]}>{second}</span>}
      </td>
      <td className={styles["stage"]} data-stage={story.stage}>
        <span className={styles["dot"]} aria-hidden="true" />
        {STAGE_NAMES[story.stage]}
        {story.publicationState !== "never" && (
          <span className={styles["publication"]} data-state={story.publicationState}>
            {PUBLICATION_STATE_NAMES[story.publicationState]}
          </span>
        )}
      </td>
      <td className={styles["present"]}>
        {story.present.map((person) => (
          <Face key={person.personId} name={person.name} ink={person.ink} small />
        ))}
      </td>
      <td className={styles["words"]} data-over={over || undefined}>
        {story.words.toLocaleString()}
        {story.lengthTarget !== null && (
          <span className={styles["target"]}> / {story.lengthTarget.toLocaleString()}</span>
        )}
      </td>
      <td className={styles["where"]}>
        {story.desk}
        {story.assignee && <span className={styles["assignee"]}>{story.assignee.name}</span>}
      </td>
      <td className={styles["when"]}>
        <Ago at={story.changedAt} />
        {story.changedBy && <span className={styles["assignee"]}>{story.changedBy}</span>}
      </td>
    </tr>
  );
}
