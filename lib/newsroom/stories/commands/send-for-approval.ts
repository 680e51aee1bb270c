import { z } from "zod";
import { defineMove } from "#lib/newsroom/stories/commands/define-move.ts";
import { Note, StageSeen, StoryId } from "#lib/newsroom/stories/decision-input.ts";

/** The copy desk is done: a manager reads it now. */
export const sendForApproval = defineMove(
  "send-for-approval",
  "story.sent-for-approval",
  z.object({ storyId: StoryId, note: Note, stage: StageSeen }),
);
