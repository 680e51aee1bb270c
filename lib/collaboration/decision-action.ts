import { answerOf } from "#lib/auth/action.ts";
import { signedIn } from "#lib/auth/current-actor.ts";
import { withPin } from "#lib/collaboration/pin-revision.ts";
import type { Answer } from "#lib/newsroom/answer.ts";
import type { Command } from "#lib/newsroom/command.ts";
import { refuse } from "#lib/platform/refusal.ts";

/**
 * A decision about a story as a public endpoint. A decision always names a revision, so the live words are pinned
 * first; the command then decides about what was pinned, and refuses when that is not what the person read.
 */
export const decisionAction =
  <Input extends { storyId: string }, Result>(command: Command<Input, Result>) =>
  (input: Input): Promise<Answer<Result>> =>
    answerOf(async () => {
      const actor = await signedIn();
      if (typeof input?.storyId !== "string") refuse("bad-input", "Say which story is meant.");
      // Pinned as a look, not as the decision: whether it is made is only known afterwards, and is an event. A refusal
      // takes the pin back with it.
      return withPin(input.storyId, "opened", actor.personId, (pin) => command(actor, input, pin));
    });
