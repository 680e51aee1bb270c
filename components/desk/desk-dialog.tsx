"use client";

import { storyName, type DeskStory } from "#lib/newsroom/stories/desk.ts";
import type { DeskChoices } from "./desk-filter-bar.tsx";
import { giveEach } from "./give-each.ts";
import { GiveDialog } from "./give-dialog.tsx";
import { StageDialog, type DeskDeciding } from "./stage-dialog.tsx";
import type { Send } from "#components/stories/story-view.ts";

export type DeskAct = { act: "assign" | "move" | "decide"; stories: DeskStory[] };

export interface DeskActions extends DeskDeciding {
  assign: Send<{ storyId: string; personId: string | null }>;
  moveToDesk: Send<{ storyId: string; deskId: string | null }>;
}

export interface DeskDialogProps {
  open: DeskAct;
  choices: DeskChoices;
  me: string;
  actions: DeskActions;
  onClose(done: boolean): void;
}

/** What is asked before stories are given to somebody, moved to a desk or decided about. */
export function DeskDialog({ open: { act, stories }, choices, me, actions, onClose }: DeskDialogProps) {
  const [first] = stories;
  if (act === "decide")
    return <StageDialog storyId={first!.id} name={storyName(first!)} actions={actions} onClose={onClose} />;
  const leave = () => onClose(false);
  if (act === "move")
    return (
      <GiveDialog
        title="Move to desk"
        label="Desk"
        stories={stories}
        choices={choices.desks}
        none="To no desk"
        onClose={leave}
        onChoose={(desk) => {
          onClose(true);
          void giveEach(
            stories,
            (storyId) => actions.moveToDesk({ storyId, deskId: desk?.id ?? null }),
            desk ? `moved to ${desk.name}` : "on no desk now",
          );
        }}
      />
    );
  const mine = choices.assignees.find(({ id }) => id === me);
  return (
    <GiveDialog
      title="Assign"
      label="Assignee"
      stories={stories}
      choices={choices.assignees}
      {...(mine ? { mine } : {})}
      none="To nobody"
      onClose={leave}
      onChoose={(person) => {
        onClose(true);
        void giveEach(
          stories,
          (storyId) => actions.assign({ storyId, personId: person?.id ?? null }),
          person ? `given to ${person.id === me ? "you" : person.name}` : "nobody’s now",
        );
      }}
    />
  );
}
