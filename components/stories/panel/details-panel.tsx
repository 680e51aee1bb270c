"use client";

import { TextInput } from "@mantine/core";
import { startTransition, useOptimistic, useState } from "react";
import { useLookAgain } from "#components/shell/look-again.tsx";
import { unreachable } from "#components/shell/unreachable.ts";
import { LengthNow } from "#components/editor/outline/length-now.tsx";
import { useStory } from "#components/editor/session/story-context.ts";
import { useDetails } from "#components/editor/session/use-details.ts";
import { PickOne } from "#components/ui/pick-one.tsx";
import type { Answer } from "#lib/newsroom/answer.ts";
import { DueField } from "./due-field.tsx";
import { SharedDetail, type TextDetail } from "./shared-detail.tsx";
import { Refusals } from "#components/ui/refusals.tsx";
import type { StoryActions, StoryView } from "#components/stories/story-view.ts";
import styles from "./panel.module.css";

const TEXTS: { name: TextDetail; label: string; placeholder: string }[] = [
  { name: "slugline", label: "Slugline", placeholder: "What the newsroom calls it" },
  { name: "kicker", label: "Kicker", placeholder: "Above the headline" },
  { name: "byline", label: "Byline", placeholder: "By …" },
  { name: "place", label: "Place", placeholder: "Where it was written" },
  { name: "topics", label: "Topics", placeholder: "Separated by commas" },
];

export interface DetailsPanelProps {
  story: StoryView;
  actions: Pick<StoryActions, "assign" | "moveToDesk" | "setDue">;
}

/** What stands beside the words: co-edited like them; desk and assignee are decisions and go to the record. */
export function DetailsPanel({ story, actions }: DetailsPanelProps) {
  const lookAgain = useLookAgain();
  const [details, set] = useDetails();
  const [refusal, setRefusal] = useState<string | null>(null);
  const { right } = useStory();
  const readOnly = right !== "edit";

  // What was asked for shows at once, until the newsroom has answered.
  const [desk, showDesk] = useOptimistic(story.desk?.id ?? null);
  const [assignee, showAssignee] = useOptimistic(story.assignee?.id ?? null);
  const [due, showDue] = useOptimistic(story.dueAt);
  const ask = (show: () => void, asked: () => Promise<Answer<unknown>>) =>
    startTransition(async () => {
      show();
      const answer = await asked().catch(() => null);
      startTransition(() => {
        setRefusal(
          answer ? (answer.ok ? null : answer.sentences.join(" ")) : unreachable("Nothing was changed."),
        );
        lookAgain();
      });
    });

  return (
    <div className={styles["form"]}>
      {readOnly && (
        <p className={styles["quiet"]}>You can read the details of this story, not change them.</p>
      )}
      {TEXTS.map((text) => (
        <SharedDetail
          key={text.name}
          name={text.name}
          label={text.label}
          placeholder={readOnly ? "" : text.placeholder}
          readOnly={readOnly}
        />
      ))}
      <PickOne
        label="Section"
        placeholder="Choose a section"
        readOnly={readOnly}
        data={story.sections.map((section) => ({ value: section.slug, label: section.name }))}
        value={details.section ?? null}
        onChange={(section) => set("section", section ?? undefined)}
      />
      <TextInput
        type="number"
        min={1}
        step={10}
        label="Length (words)"
        description={<LengthNow target={details.length} />}
        placeholder="No target"
        readOnly={readOnly}
        value={details.length ?? ""}
        onChange={(event) => {
          const words = Math.round(Number(event.currentTarget.value));
          set("length", words > 0 ? words : undefined);
        }}
      />
      <hr className={styles["rule"]} />
      <Refusals sentences={refusal ? [refusal] : []} onClose={() => setRefusal(null)} />
      <PickOne
        label="Desk"
        placeholder="No desk"
        readOnly={!story.mayAssign}
        data={story.desks.map((desk) => ({ value: desk.id, label: desk.name }))}
        value={desk}
        onChange={(deskId) =>
          ask(
            () => showDesk(deskId),
            () => actions.moveToDesk({ storyId: story.id, deskId }),
          )
        }
      />
      <PickOne
        label="Assignee"
        placeholder="Nobody"
        clearable
        readOnly={!story.mayAssign}
        data={story.people.map((person) => ({ value: person.id, label: person.name }))}
        value={assignee}
        onChange={(personId) =>
          ask(
            () => showAssignee(personId),
            () => actions.assign({ storyId: story.id, personId }),
          )
        }
      />
      <DueField
        dueAt={due}
        readOnly={!story.mayAssign}
        onChange={(dueAt) =>
          ask(
            () => showDue(dueAt),
            () => actions.setDue({ storyId: story.id, dueAt }),
          )
        }
      />
    </div>
  );
}
