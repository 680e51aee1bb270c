import type { Actor } from "#lib/newsroom/people/actor.ts";
import { writingRight } from "#lib/newsroom/stories/permissions.ts";
import type { Stage } from "#lib/newsroom/stories/story.ts";

/** Whoever may edit the words may take or turn down what others suggest. */
export function suggestionRefusals(actor: Pick<Actor, "roles"> | null, stage: Stage): string[] {
  if (!actor) return ["Sign in first."];
  if (stage === "spiked") return ["The story is spiked: restore it first."];
  return writingRight(actor, stage) === "edit"
    ? []
    : ["Only people who may edit the story at this stage can accept or reject suggestions."];
}
