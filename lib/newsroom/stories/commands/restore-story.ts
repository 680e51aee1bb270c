import { z } from "zod";
import { defineCommand } from "#lib/newsroom/command.ts";
import { setStage } from "#lib/newsroom/stories/commands/set-stage.ts";
import { Note, StoryId } from "#lib/newsroom/stories/decision-input.ts";
import { lockStory } from "#lib/newsroom/stories/reads/lock-story.ts";
import { refusalsFor } from "#lib/newsroom/stories/refusals.ts";

/** A spiked story comes back to the stage at which it was spiked. */
export const restoreStory = defineCommand({
  name: "story.restored",
  input: z.object({ storyId: StoryId, note: Note }),
  load: (tx, { storyId }) => lockStory(tx, storyId),
  refusals: (actor, { facts }) => refusalsFor(actor, "restore", facts),
  run: async ({ tx, input: { storyId, note }, loaded: { story, latest }, at }) => {
    const to = story.stageBeforeSpike ?? "writing";
    await setStage(tx, story, to, at, { stageBeforeSpike: null });
    return {
      storyId,
      revisionId: latest?.id ?? null,
      note: note || null,
      fact: { to },
      result: { stage: to },
    };
  },
});
