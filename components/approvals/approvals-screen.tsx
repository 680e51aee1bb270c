"use client";

import { useRouter } from "next/navigation";
import { startTransition, useEffect, useRef, useState } from "react";
import { DecisionDialog } from "#components/stories/decisions/decision-dialog.tsx";
import type { DecidingActions } from "#components/stories/story-view.ts";
import type { Decision } from "#lib/newsroom/stories/decisions.ts";
import type { WaitingStory } from "./approval-view.ts";
import { BesideThePage } from "./beside-the-page.tsx";
import { PageAsRead } from "./page-as-read.tsx";
import { useApprovalKeys } from "./use-approval-keys.ts";
import { WaitingCard } from "./waiting-card.tsx";
import { waysBack } from "./ways-back.ts";
import styles from "./approvals.module.css";

export interface ApprovalsScreenProps {
  /** Oldest first. */
  waiting: WaitingStory[];
  actions: DecidingActions;
}

/** What waits for a manager: the list, the page as readers will see it, and what a decision needs beside it. */
export function ApprovalsScreen({ waiting, actions }: ApprovalsScreenProps) {
  const router = useRouter();
  const [chosen, setChosen] = useState<string | null>(null);
  const [plain, setPlain] = useState(false);
  const [deciding, setDeciding] = useState<{ storyId: string; decision: Decision } | null>(null);
  const list = useRef<HTMLDivElement>(null);
  const page = useRef<HTMLElement>(null);

  // Somebody else may have decided the chosen one: then the next in its place is shown.
  const place = useRef(0);
  const at = waiting.findIndex((story) => story.id === chosen);
  const index = at >= 0 ? at : Math.min(place.current, waiting.length - 1);
  const story = waiting[index];
  useEffect(() => {
    if (at >= 0) place.current = at;
  }, [at]);

  const move = (by: number) => {
    const next = waiting[Math.max(0, Math.min(waiting.length - 1, index + by))];
    if (!next) return;
    setChosen(next.id);
    list.current?.querySelector<HTMLElement>(`[data-story="${CSS.escape(next.id)}"]`)?.focus();
  };
  const toRefusal = () => {
    if (!story) return;
    const card = list.current?.querySelector(`[data-story="${CSS.escape(story.id)}"]`);
    card?.querySelector<HTMLElement>("[data-approve]")?.focus();
  };
  const decide = (decision: Decision, storyId = story?.id) => {
    if (!storyId) return;
    setChosen(storyId);
    setDeciding({ storyId, decision });
  };
  const mayApprove = story?.decisions.some(({ name, allowed }) => name === "approve" && allowed) ?? false;
  useApprovalKeys({
    // Refused, its sentence stands under the button: that is shown, and nothing is asked.
    Enter: () => (mayApprove ? decide("approve") : toRefusal()),
    r: () => decide(waysBack(story)),
    j: () => move(1),
    k: () => move(-1),
    d: () => setPlain(!plain),
  });

  const subject = waiting.find((one) => one.id === deciding?.storyId);
  const decision = subject?.decisions.find((one) => one.name === deciding?.decision);
  const close = (done: boolean) => {
    setDeciding(null);
    requestAnimationFrame(() => list.current?.querySelector<HTMLElement>("[aria-current]")?.focus());
    if (done) startTransition(() => router.refresh());
  };

  if (!story)
    return (
      <div className={styles["empty"]}>
        <h1>Approvals</h1>
        <p>
          Nothing waits for a decision. Stories that the copy desk sends for approval stand here, the oldest
          first.
        </p>
      </div>
    );
  return (
    <div className={styles["approvals"]}>
      <div className={styles["list"]} ref={list}>
        <header className={styles["head"]}>
          <h1>Approvals</h1>
          <p className={styles["keys"]}>
            <kbd>j</kbd> <kbd>k</kbd> next, <kbd>Enter</kbd> approve, <kbd>r</kbd> return, <kbd>d</kbd>{" "}
            changes or plain
          </p>
        </header>
        {waiting.map((one) => (
          <WaitingCard
            key={one.id}
            story={one}
            chosen={one.id === story.id}
            onChoose={() => setChosen(one.id)}
            onRead={() => {
              setChosen(one.id);
              page.current?.scrollIntoView();
            }}
            onDecide={(name) => decide(name, one.id)}
          />
        ))}
      </div>
      <PageAsRead ref={page} story={story} plain={plain} onPlain={setPlain} />
      <BesideThePage story={story} />
      {subject && decision && (
        <DecisionDialog
          key={`${subject.id} ${decision.name}`}
          // On this page the way back is simply "Return".
          decision={decision.name === waysBack(subject) ? { ...decision, label: "Return" } : decision}
          {...(decision.name === "approve" ? { read: subject.revision.fingerprint } : {})}
          story={subject}
          actions={actions}
          onClose={close}
        />
      )}
    </div>
  );
}
