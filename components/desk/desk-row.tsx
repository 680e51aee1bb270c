import Link from "next/link";
import { Ago } from "#components/ui/ago.tsx";
import { Count } from "#components/ui/count.tsx";
import { Face } from "#components/ui/face.tsx";
import { storyName, type DeskGroup, type DeskStory } from "#lib/newsroom/stories/desk.ts";
import { PUBLICATION_STATE_NAMES, STAGE_NAMES } from "#lib/newsroom/stories/story.ts";
import { DeskMarks } from "./desk-marks.tsx";
import { Due } from "./due.tsx";
import styles from "./desk.module.css";

export interface DeskRowProps {
  story: DeskStory;
  /** The group in which the row stands now, which under the pointer may be the one it has just left. */
  group: DeskGroup;
  isSelected: boolean;
  onSelect(storyId: string): void;
}

/** One story in a row that can be read in a second. */
export function DeskRow({ story, group, isSelected, onSelect }: DeskRowProps) {
  const name = storyName(story);
  const second = story.slugline.trim() && story.headline.trim() ? story.headline : null;
  const over = story.lengthTarget !== null && story.words > story.lengthTarget;
  return (
    <tr data-selected={isSelected || undefined}>
      <td className={styles["select"]}>
        <input
          type="checkbox"
          checked={isSelected}
          onChange={() => onSelect(story.id)}
          aria-label={`Select ${name}`}
        />
      </td>
      <td className={styles["name"]}>
        <Link
          href={`/stories/${story.id}`}
          // Forty stories that are only looked at are not read ahead.
          prefetch={false}
          data-story={story.id}
          data-group={group}
          className={styles["link"]}
        >
          {name}
        </Link>
        <DeskMarks story={story} />
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
        <Count of={story.words} />
        {story.lengthTarget !== null && (
          <span className={styles["target"]}>
            {" / "}
            <Count of={story.lengthTarget} />
          </span>
        )}
      </td>
      <td className={styles["dueBy"]}>
        <Due story={story} />
      </td>
      <td className={styles["where"]}>
        {story.desk}
        {story.assignee && <span className={styles["person"]}>{story.assignee.name}</span>}
      </td>
      <td className={styles["when"]}>
        <Ago at={story.changedAt} />
        {story.changedBy && <span className={styles["person"]}>{story.changedBy}</span>}
      </td>
    </tr>
  );
}
