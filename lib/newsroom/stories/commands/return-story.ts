import { z } from "zod";
import { defineMove } from "#lib/newsroom/stories/commands/define-move.ts";
import { RequiredNote, StageSeen, StoryId } from "#lib/newsroom/stories/decision-input.ts";

/** The story goes back to its writer, with a note that says what is missing. */
export const returnStory = defineMove(
  "return",
  "story.returned",
  z.object({ storyId: StoryId, note: RequiredNote, stage: StageSeen }),
);
