import { answerOf } from "#lib/auth/action.ts";
import { signedIn } from "#lib/auth/current-actor.ts";
import { pinRevision } from "#lib/collaboration/pin-revision.ts";
import type { Answer } from "#lib/newsroom/answer.ts";
import {
  ABOUT_A_REVISION,
  type DecisionLook,
  type RevisionDecision,
} from "#lib/newsroom/stories/decision-look.ts";
import { rightRefusals } from "#lib/newsroom/stories/refusals.ts";
import { decisionLook } from "#lib/newsroom/stories/reads/decision-look.ts";
import { refuse } from "#lib/platform/refusal.ts";

/**
 * Pins what stands in the story now, as a look, and says what the decision would be about. Each page that decides makes
 * an endpoint of its own: one function exported by two of them would answer under the name of the last.
 */
export const pinningAction =
  () =>
  (input: { storyId: string; decision: RevisionDecision }): Promise<Answer<DecisionLook>> =>
    answerOf(async () => {
      const actor = await signedIn();
      // What a browser sends may be anything.
      if (typeof input?.storyId !== "string" || !ABOUT_A_REVISION.includes(input.decision))
        refuse("bad-input", "Say which story and which decision is meant.");
      const refusals = rightRefusals(actor, input.decision);
      if (refusals.length > 0) refuse("not-allowed", ...refusals);
      await pinRevision(input.storyId, "opened", actor.personId);
      return decisionLook(actor, input.storyId, input.decision);
    });
