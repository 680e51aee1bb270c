import { eq } from "drizzle-orm";
import { z } from "zod";
import { tables } from "#lib/database/database.ts";
import { defineCommand } from "#lib/newsroom/command.ts";
import { StoryId } from "#lib/newsroom/stories/decision-input.ts";
import { dueRefusals } from "#lib/newsroom/stories/permissions.ts";
import { lockStory } from "#lib/newsroom/stories/reads/lock-story.ts";

/** By when a story is wanted, or that it is not awaited. */
export const setDue = defineCommand({
  name: "story.due-set",
  input: z.object({
    storyId: StoryId,
    dueAt: z.iso.datetime({ offset: true, message: "Choose a date and a time." }).nullable(),
  }),
  load: (tx, { storyId }) => lockStory(tx, storyId),
  refusals: (actor, { story }) => dueRefusals(actor, story.stage),
  run: async ({ tx, input: { storyId, dueAt }, loaded: { story } }) => {
    await tx
      .update(tables.story)
      .set({ dueAt: dueAt === null ? null : new Date(dueAt) })
      .where(eq(tables.story.id, storyId));
    return {
      storyId,
      fact: { before: story.dueAt?.toISOString() ?? null, at: dueAt },
      result: { dueAt },
    };
  },
});
