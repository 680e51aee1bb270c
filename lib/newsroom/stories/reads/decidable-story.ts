import type { Actor } from "#lib/newsroom/people/actor.ts";
import { StoryId } from "#lib/newsroom/stories/decision-input.ts";
import {
  storyForEditor,
  type ReadWords,
  type StoryForEditor,
} from "#lib/newsroom/stories/reads/story-for-editor.ts";
import { refuse } from "#lib/platform/refusal.ts";

export type DecidableStory = Pick<
  StoryForEditor,
  | "id"
  | "stage"
  | "publicationState"
  | "changedSince"
  | "needsSecondPair"
  | "scheduledFor"
  | "holds"
  | "decisions"
>;

/** A story as far as deciding about it needs it, with why not what may not; for a page that does not show the rest. */
export async function decidableStory(
  actor: Actor | null,
  { storyId }: { storyId: string },
  readWords?: ReadWords,
): Promise<DecidableStory> {
  const asked = StoryId.safeParse(storyId);
  if (!asked.success) refuse("not-found", "There is no such story, or you may not see it.");
  const story = await storyForEditor(actor, asked.data, readWords);
  const { id, stage, publicationState, changedSince, needsSecondPair, scheduledFor, holds, decisions } =
    story;
  return { id, stage, publicationState, changedSince, needsSecondPair, scheduledFor, holds, decisions };
}
