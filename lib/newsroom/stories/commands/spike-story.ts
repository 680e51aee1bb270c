import { z } from "zod";
import { defineCommand } from "#lib/newsroom/command.ts";
import { setStage } from "#lib/newsroom/stories/commands/set-stage.ts";
import { RequiredReason, StageSeen, StoryId } from "#lib/newsroom/stories/decision-input.ts";
import { lockAsSeen } from "#lib/newsroom/stories/reads/lock-as-seen.ts";
import { refusalsFor } from "#lib/newsroom/stories/refusals.ts";

/** The working copy is put away; it can be read, and brought back. A live page stays. */
export const spikeStory = defineCommand({
  name: "story.spiked",
  input: z.object({ storyId: StoryId, reason: RequiredReason, stage: StageSeen }),
  load: (tx, { storyId, stage }) => lockAsSeen(tx, storyId, { stage }),
  refusals: (actor, { facts }) => refusalsFor(actor, "spike", facts),
  run: async ({ tx, input: { storyId, reason }, loaded: { story, latest }, at }) => {
    const fallen = await setStage(tx, story, "spiked", at, { stageBeforeSpike: story.stage });
    return {
      storyId,
      revisionId: latest?.id ?? null,
      note: reason,
      fact: { from: story.stage, ...fallen },
      result: { stage: "spiked" as const },
    };
  },
});
