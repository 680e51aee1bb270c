"use client";

import { Button, Modal } from "@mantine/core";
import { PickOne } from "#components/ui/pick-one.tsx";
import { storyName, type DeskStory } from "#lib/newsroom/stories/desk.ts";
import styles from "./desk-dialogs.module.css";

export interface Named {
  id: string;
  name: string;
}

export interface GiveDialogProps {
  /** "Assign" or "Move to desk". */
  title: string;
  /** What is chosen: "Assignee" or "Desk". */
  label: string;
  stories: DeskStory[];
  choices: Named[];
  /** The choice that is made most, a button of its own. */
  mine?: Named;
  /** The button for none of them: "To nobody". */
  none: string;
  onChoose(chosen: Named | null): void;
  onClose(): void;
}

/** "dam-talks", or "3 stories". */
export const namesOf = (stories: readonly DeskStory[]): string =>
  stories.length === 1 ? storyName(stories[0]!) : `${stories.length} stories`;

/** Gives one story, or the selected ones, to a person or a desk: typing finds, `Enter` takes. */
export function GiveDialog({
  title,
  label,
  stories,
  choices,
  mine,
  none,
  onChoose,
  onClose,
}: GiveDialogProps) {
  return (
    <Modal
      opened
      onClose={onClose}
      title={`${title}: ${namesOf(stories)}`}
      closeButtonProps={{ "aria-label": "Close" }}
      transitionProps={{ duration: 0 }}
      size={400}
    >
      <div className={styles["form"]}>
        <div className={styles["buttons"]}>
          {mine && (
            <Button variant="default" onClick={() => onChoose(mine)}>
              To me
            </Button>
          )}
          <Button variant="default" onClick={() => onChoose(null)}>
            {none}
          </Button>
        </div>
        <PickOne
          label={label}
          data-autofocus
          data={choices.map(({ id, name }) => ({ value: id, label: name }))}
          value={null}
          onChange={(chosen) => onChoose(choices.find(({ id }) => id === chosen) ?? null)}
        />
      </div>
    </Modal>
  );
}
