import { z } from "zod";
import { defineMove } from "#lib/newsroom/stories/commands/define-move.ts";
import { Note, StageSeen, StoryId } from "#lib/newsroom/stories/decision-input.ts";

/** The writer is done: the copy desk has it now. */
export const fileStory = defineMove(
  "file",
  "story.filed",
  z.object({ storyId: StoryId, note: Note, stage: StageSeen }),
);
