"use client";

import { useRef, useState } from "react";
import { useLookAgain } from "#components/shell/look-again.tsx";
import { usePageActs } from "#components/shell/page-acts.tsx";
import type { Decision } from "#lib/newsroom/stories/decisions.ts";
import { DecisionButton } from "./decision-button.tsx";
import { DecisionDialog } from "./decision-dialog.tsx";
import { DecisionMenu } from "./decision-menu.tsx";
import type { DecidableStory, DecidingActions } from "#components/stories/story-view.ts";

export interface DecisionBarProps {
  story: DecidableStory;
  actions: DecidingActions;
  /** Shows what stands in the way. */
  onShowCause(): void;
}

/** The next decision as the one filled button, and all the others in the menu beside it. */
export function DecisionBar({ story, actions, onShowCause }: DecisionBarProps) {
  const lookAgain = useLookAgain();
  const [open, setOpen] = useState<Decision | null>(null);
  const opener = useRef<HTMLElement | null>(null);
  const menuButton = useRef<HTMLButtonElement>(null);
  const next = story.decisions.find((decision) => decision.isNext);
  const others = story.decisions.filter((decision) => !decision.isNext);
  const opened = story.decisions.find((decision) => decision.name === open);

  const choose = (decision: Decision, from: HTMLElement | null) => {
    opener.current = from;
    setOpen(decision);
  };
  usePageActs(() =>
    story.decisions
      .filter((decision) => decision.allowed)
      .map(({ name, label }) => ({
        id: `decide ${name}`,
        label,
        description: "Decision",
        run: () => choose(name, menuButton.current),
      })),
  );
  const close = (done: boolean) => {
    setOpen(null);
    // Back to where the person was, as soon as the dialog has let go of the focus.
    requestAnimationFrame(() => opener.current?.focus());
    if (done) lookAgain();
  };

  return (
    <>
      {next && (
        <DecisionButton
          decision={next}
          onChoose={(button) => choose(next.name, button)}
          onShowCause={onShowCause}
        />
      )}
      <DecisionMenu
        ref={menuButton}
        decisions={others}
        onChoose={(decision) => choose(decision, menuButton.current)}
        onShowCause={onShowCause}
      />
      {opened && (
        <DecisionDialog key={opened.name} decision={opened} story={story} actions={actions} onClose={close} />
      )}
    </>
  );
}
