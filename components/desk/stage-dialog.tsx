"use client";

import { Button, Modal } from "@mantine/core";
import { useEffect, useState } from "react";
import { unreachable } from "#components/shell/unreachable.ts";
import { DecisionDialog } from "#components/stories/decisions/decision-dialog.tsx";
import type { DecidableStory, DecidingActions, DecisionView, Send } from "#components/stories/story-view.ts";
import { STAGE_NAMES } from "#lib/newsroom/stories/story.ts";
import styles from "./desk-dialogs.module.css";

export interface DeskDeciding extends DecidingActions {
  /** A story as far as deciding about it needs it, as it stands at this moment. */
  decidable: Send<{ storyId: string }, DecidableStory>;
}

export interface StageDialogProps {
  storyId: string;
  name: string;
  actions: DeskDeciding;
  /** `done`: a decision was made. */
  onClose(done: boolean): void;
}

/** What may be decided about the story one is at; a decision opens its own sheet, as on the story's page. */
export function StageDialog({ storyId, name, actions, onClose }: StageDialogProps) {
  const [story, setStory] = useState<DecidableStory | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [chosen, setChosen] = useState<DecisionView | null>(null);
  const { decidable } = actions;
  useEffect(() => {
    let isLeft = false;
    decidable({ storyId }).then(
      (answer) => {
        if (isLeft) return;
        if (answer.ok) setStory(answer.result);
        else setProblem(answer.sentences.join(" "));
      },
      () => !isLeft && setProblem(unreachable("Nothing was decided.")),
    );
    return () => {
      isLeft = true;
    };
    // Asked once: what is read then is what the decision is about.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [storyId]);

  if (story && chosen)
    return <DecisionDialog decision={chosen} story={story} actions={actions} onClose={onClose} />;
  return (
    <Modal
      opened
      onClose={() => onClose(false)}
      title={`Decide: ${name}`}
      closeButtonProps={{ "aria-label": "Close" }}
      transitionProps={{ duration: 0 }}
      size={400}
    >
      <div className={styles["form"]}>
        {problem ? (
          <p role="alert">{problem}</p>
        ) : story ? (
          <Decisions story={story} onChoose={setChosen} />
        ) : (
          <p role="status" className={styles["quiet"]}>
            Reading where the story stands …
          </p>
        )}
      </div>
    </Modal>
  );
}

function Decisions({ story, onChoose }: { story: DecidableStory; onChoose(decision: DecisionView): void }) {
  const allowed = story.decisions.filter((decision) => decision.allowed);
  const not = story.decisions.filter((decision) => !decision.allowed);
  const first = allowed.find((decision) => decision.isNext) ?? allowed[0];
  return (
    <>
      <p className={styles["quiet"]}>Stage: {STAGE_NAMES[story.stage]}.</p>
      <ul className={styles["decisions"]}>
        {[...allowed]
          .sort((a, b) => Number(b.isNext) - Number(a.isNext))
          .map((decision) => (
            <li key={decision.name}>
              <Button
                fullWidth
                justify="flex-start"
                variant={decision.isNext ? "filled" : "default"}
                {...(decision === first ? { "data-autofocus": true, ref: (button) => button?.focus() } : {})}
                onClick={() => onChoose(decision)}
              >
                {decision.label}
              </Button>
            </li>
          ))}
      </ul>
      {allowed.length === 0 && <p>Nothing can be decided about this story by you now.</p>}
      {not.length > 0 && (
        <details className={styles["not"]}>
          <summary>Not now, and why</summary>
          <ul>
            {not.map((decision) => (
              <li key={decision.name}>
                {decision.label}: {decision.refusals.join(" ")}
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}
