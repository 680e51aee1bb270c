"use client";

import { Tooltip } from "@mantine/core";
import { placeWords } from "#components/editor/carets/place-words.ts";
import { usePresent } from "#components/editor/session/story-context.ts";
import { Face } from "#components/ui/face.tsx";
import styles from "./in-this-story.module.css";

/** Who has the story open, myself too, each in their ink and with the part they are in. */
export function InThisStory() {
  const present = usePresent();
  return (
    <ul aria-label="In this story" className={styles["people"]}>
      {present.map((person) => {
        const name = person.isMe ? `${person.name} (you)` : person.name;
        return (
          <li key={person.personId}>
            <Tooltip label={`${name}, ${placeWords(person)}`}>
              <span aria-hidden="true">
                <Face name={person.name} ink={person.ink} />
              </span>
            </Tooltip>
            <span className={styles["said"]}>
              <span>{person.name}</span>
              {person.isMe ? " (you)" : ""}, {placeWords(person)}
            </span>
          </li>
        );
      })}
    </ul>
  );
}
