import type { Actor } from "#lib/newsroom/people/actor.ts";
import { writingRight } from "#lib/newsroom/stories/permissions.ts";
import { STAGE_NAMES, type Stage } from "#lib/newsroom/stories/story.ts";

/** Whoever may write in a story may bring a version back: as an edit, or as suggestions where they only suggest. */
export function restoreRefusals(actor: Pick<Actor, "roles"> | null, stage: Stage): string[] {
  if (!actor) return ["Sign in first."];
  if (stage === "spiked")
    return [`This story is ${STAGE_NAMES.spiked.toLowerCase()}: restore the story first.`];
  if (writingRight(actor, stage) === "read")
    return ["You may only read this story, so you cannot restore a version of it."];
  return [];
}
