import { z } from "zod";
import { defineMove } from "#lib/newsroom/stories/commands/define-move.ts";
import { RequiredNote, StageSeen, StoryId } from "#lib/newsroom/stories/decision-input.ts";

/** The story goes back to the copy desk, with a note that says why. */
export const backToCopyDesk = defineMove(
  "back-to-copy-desk",
  "story.sent-back",
  z.object({ storyId: StoryId, note: RequiredNote, stage: StageSeen }),
);
