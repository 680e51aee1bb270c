import { eq } from "drizzle-orm";
import { z } from "zod";
import { tables } from "#lib/database/database.ts";
import { defineCommand } from "#lib/newsroom/command.ts";
import { StoryId } from "#lib/newsroom/stories/decision-input.ts";
import { assigningRefusals } from "#lib/newsroom/stories/permissions.ts";
import { lockStory } from "#lib/newsroom/stories/reads/lock-story.ts";
import { refuse } from "#lib/platform/refusal.ts";

/** Which desk looks after the story, or none. */
export const moveToDesk = defineCommand({
  name: "story.moved",
  input: z.object({ storyId: StoryId, deskId: z.string().max(40).nullable() }),
  load: async (tx, { storyId, deskId }) => {
    const { story } = await lockStory(tx, storyId);
    if (deskId === null) return { story, desk: null };
    const [desk] = await tx.select().from(tables.desk).where(eq(tables.desk.id, deskId));
    if (!desk) refuse("not-found", "There is no such desk in this newsroom.");
    return { story, desk };
  },
  refusals: (actor, { story, desk }) => {
    const refusals = assigningRefusals(actor, story.stage);
    if (refusals.length > 0) return refusals;
    return desk?.closedAt ? [`${desk.name} is closed: choose another desk.`] : [];
  },
  run: async ({ tx, input: { storyId, deskId }, loaded: { story, desk } }) => {
    await tx.update(tables.story).set({ deskId }).where(eq(tables.story.id, storyId));
    return {
      storyId,
      subjectId: deskId,
      fact: { before: story.deskId, name: desk?.name ?? null },
      result: { deskId },
    };
  },
});
