"use client";

import { Button, Modal } from "@mantine/core";
import { useContext, useEffect, useRef, useState, type KeyboardEvent } from "react";
import { useLookAgain } from "#components/shell/look-again.tsx";
import { NewsroomTime } from "#components/ui/ago.tsx";
import { localOf } from "#components/ui/zoned-time.ts";
import { WORDS_NEEDED, type Decision } from "#lib/newsroom/stories/decisions.ts";
import { DecisionFields } from "./decision-fields.tsx";
import { emptyDraft, inputOf, withProposal, type DecisionDraft } from "./decision-draft.ts";
import { decisionPurpose } from "./decision-purpose.ts";
import { Refusals } from "#components/ui/refusals.tsx";
import { useDecisionLook } from "./use-decision-look.ts";
import type { DecidableStory, DecidingActions, DecisionView } from "#components/stories/story-view.ts";
import styles from "./decision-dialog.module.css";
import { unreachable } from "#components/shell/unreachable.ts";

/** What stops a story or takes it away is not pressed by mistake: its button is red. */
const STOPS: readonly Decision[] = ["hold", "withdraw", "spike"];
const CHANGED = "The story changed while you were reading. Leave, look at what changed, then decide again.";

export interface DecisionDialogProps {
  decision: DecisionView;
  story: DecidableStory;
  actions: DecidingActions;
  /** Fingerprint of what the person has read, where that is a page of its own and not the live words. */
  read?: string;
  /** `done`: the decision was made, by this dialog. */
  onClose(done: boolean): void;
}

/** A small sheet that says what a decision will do, takes the note if there is one, and does it once. */
export function DecisionDialog({ decision, story, actions, read, onClose }: DecisionDialogProps) {
  const lookAgain = useLookAgain();
  const { timezone: zone } = useContext(NewsroomTime);
  const [draft, setDraft] = useState<DecisionDraft>(() =>
    emptyDraft(story.holds[0]?.id, localOf(new Date(Date.now() + 3_600_000), zone), decision.holdKinds),
  );
  const [refusals, setRefusals] = useState<string[]>([]);
  const [running, setRunning] = useState(false);
  // A second click arrives before React has drawn the first: this is looked at at once.
  const sent = useRef(false);
  const form = useRef<HTMLFormElement>(null);
  const look = useDecisionLook(decision.name, story.id, actions.pinForDecision, (pinned) =>
    setDraft((now) => withProposal(now, pinned.proposedChange)),
  );
  const [opened] = useState(story);
  // Another person decided first. What is only typed meanwhile does not matter: the dialog names its own revision.
  const overtaken =
    !decision.allowed &&
    !running &&
    (opened.stage !== story.stage || opened.publicationState !== story.publicationState);
  // Pinned just now, and not what was read before this was opened: nobody says yes to words they have not seen.
  const [seen] = useState(read);
  const isAnother = seen !== undefined && look.look != null && look.look.fingerprint !== seen;
  // What stands behind the dialog is not what is decided about any more.
  useEffect(() => {
    if (isAnother) lookAgain();
  }, [isAnother, lookAgain]);
  const leave = () => {
    onClose(false);
    if (isAnother || refusals.length > 0) lookAgain();
  };
  const alert =
    refusals.length > 0
      ? refusals
      : isAnother
        ? [CHANGED]
        : (look.refusals ?? (overtaken ? decision.refusals : []));

  const confirm = async () => {
    if (sent.current || overtaken || isAnother) return;
    if (decision.takesNote === "required" && draft.note.trim() === "") {
      setRefusals([WORDS_NEEDED[decision.noteLabel]]);
      form.current?.querySelector<HTMLTextAreaElement>("textarea[required]")?.focus();
      return;
    }
    sent.current = true;
    setRunning(true);
    setRefusals([]);
    try {
      const pinned = await look.settled();
      if (pinned !== "refused" && (seen === undefined || pinned === null || pinned.fingerprint === seen)) {
        const input = inputOf(decision.name, draft, {
          id: story.id,
          fingerprint: pinned?.fingerprint ?? null,
          stage: opened.stage,
          scheduledFor: opened.scheduledFor,
          proposed: pinned?.proposedChange ?? null,
          zone,
          noteLabel: decision.noteLabel,
        });
        const answer = await actions.decide[decision.name]!(input as never);
        if (answer.ok) return onClose(true);
        setRefusals(answer.sentences);
        if (answer.reason === "changed-meanwhile") look.again();
      }
    } catch {
      setRefusals([unreachable("Nothing was decided; try again when the line is back.")]);
    }
    sent.current = false;
    setRunning(false);
  };

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || event.nativeEvent.isComposing) return;
    const target = event.target as HTMLElement;
    const inText = target instanceof HTMLTextAreaElement;
    const onButton = target instanceof HTMLButtonElement || target instanceof HTMLAnchorElement;
    if (onButton || (inText && !event.ctrlKey && !event.metaKey)) return;
    event.preventDefault();
    form.current?.requestSubmit();
  };

  return (
    <Modal
      opened
      onClose={leave}
      title={decision.label}
      closeButtonProps={{ "aria-label": "Close" }}
      returnFocus={false}
      transitionProps={{ duration: 0 }}
      classNames={{ title: styles["title"] ?? "" }}
      size={440}
    >
      <form
        ref={form}
        noValidate
        onKeyDown={onKeyDown}
        onSubmit={(event) => {
          event.preventDefault();
          void confirm();
        }}
        className={styles["form"]}
        aria-busy={running}
      >
        <p className={styles["purpose"]}>
          {decisionPurpose(decision.name, {
            stage: story.stage,
            approvedAndChanged: story.changedSince === "approval",
            live: story.publicationState === "live",
          })}
        </p>
        <DecisionFields
          decision={decision}
          story={story}
          draft={draft}
          look={look.look}
          onChange={setDraft}
        />
        <Refusals sentences={alert} />
        <div className={styles["buttons"]}>
          <Button variant="default" onClick={leave}>
            Leave
          </Button>
          <Button
            type="submit"
            loading={running}
            aria-disabled={overtaken || isAnother || undefined}
            data-disabled={overtaken || isAnother || undefined}
            {...(STOPS.includes(decision.name) ? { className: styles["stop"] ?? "" } : {})}
            {...(decision.takesNote === "required" ? {} : { "data-autofocus": true })}
          >
            {decision.label}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
