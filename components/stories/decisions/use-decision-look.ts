import { useCallback, useEffect, useRef, useState } from "react";
import type { Answer } from "#lib/newsroom/answer.ts";
import type { Decision } from "#lib/newsroom/stories/decisions.ts";
import {
  ABOUT_A_REVISION,
  type DecisionLook,
  type RevisionDecision,
} from "#lib/newsroom/stories/decision-look.ts";
import type { DecidingActions } from "#components/stories/story-view.ts";

const namesRevision = (decision: Decision): decision is RevisionDecision =>
  (ABOUT_A_REVISION as readonly Decision[]).includes(decision);

interface Look {
  /** What was pinned; undefined while it is being read, null when this decision names no revision. */
  look: DecisionLook | null | undefined;
  refusals: string[] | undefined;
  /** What was pinned, waited for when need be. */
  settled(): Promise<DecisionLook | null | "refused">;
  /** Pins anew: the story changed while it was being read. */
  again(): void;
}

/** Pins the words when a dialog about them opens, so that its confirmation names exactly what was on the screen. */
export function useDecisionLook(
  decision: Decision,
  storyId: string,
  pin: DecidingActions["pinForDecision"],
  onLook: (look: DecisionLook) => void,
): Look {
  const needed = namesRevision(decision);
  const [look, setLook] = useState<DecisionLook | null | undefined>(needed ? undefined : null);
  const [refusals, setRefusals] = useState<string[]>();
  const asked = useRef<Promise<Answer<DecisionLook>> | null>(null);
  const onLookNow = useRef(onLook);
  useEffect(() => {
    onLookNow.current = onLook;
  });

  const ask = useCallback(() => {
    if (!namesRevision(decision)) return;
    setLook(undefined);
    setRefusals(undefined);
    const mine = pin({ storyId, decision });
    asked.current = mine;
    mine.then(
      (answer) => {
        if (asked.current !== mine) return;
        if (answer.ok) {
          setLook(answer.result);
          onLookNow.current(answer.result);
        } else setRefusals(answer.sentences);
      },
      () =>
        setRefusals([
          "The words could not be read from the server. Nothing was decided; leave and try again.",
        ]),
    );
  }, [pin, storyId, decision]);

  useEffect(() => {
    if (needed) ask();
    return () => {
      asked.current = null;
    };
  }, [needed, ask]);

  return {
    look,
    refusals,
    again: ask,
    settled: async () => {
      if (!needed) return null;
      const answer = await asked.current;
      return answer?.ok ? answer.result : "refused";
    },
  };
}
