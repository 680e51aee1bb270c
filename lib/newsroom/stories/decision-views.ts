import type { Actor } from "#lib/newsroom/people/actor.ts";
import {
  DECISION_NAMES,
  DECISIONS,
  nextDecision,
  noteOf,
  type Decision,
} from "#lib/newsroom/stories/decisions.ts";
import { holdKindRefusals, refusalsFor } from "#lib/newsroom/stories/refusals.ts";
import { HOLD_KINDS, type HoldKind } from "#lib/newsroom/stories/story.ts";
import type { StoryFacts } from "#lib/newsroom/stories/story-facts.ts";

/** One decision as its button needs it. */
export interface DecisionView {
  name: Decision;
  label: string;
  allowed: boolean;
  /** Why not, as sentences. */
  refusals: string[];
  isNext: boolean;
  takesNote: "required" | "optional" | "no";
  noteLabel: "Note" | "Reason";
  /** Of "Hold": the kinds that this person may place. */
  holdKinds: HoldKind[];
}

/** Every decision as this person meets it at this story: allowed, or with every reason why not. */
export function decisionViews(actor: Actor, facts: StoryFacts): DecisionView[] {
  const next = nextDecision(facts);
  return DECISIONS.map((name) => {
    const refusals = refusalsFor(actor, name, facts);
    const note = noteOf(name, facts);
    return {
      name,
      label: DECISION_NAMES[name],
      allowed: refusals.length === 0,
      refusals,
      isNext: name === next,
      takesNote: note.takes,
      noteLabel: note.label,
      holdKinds:
        name === "hold" ? HOLD_KINDS.filter((kind) => holdKindRefusals(actor, kind).length === 0) : [],
    };
  });
}
