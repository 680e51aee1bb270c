import { eq } from "drizzle-orm";
import { z } from "zod";
import { tables } from "#lib/database/database.ts";
import { defineCommand } from "#lib/newsroom/command.ts";
import { StoryId } from "#lib/newsroom/stories/decision-input.ts";
import { assigningRefusals } from "#lib/newsroom/stories/permissions.ts";
import { lockStory } from "#lib/newsroom/stories/reads/lock-story.ts";
import { refuse } from "#lib/platform/refusal.ts";

/** Whose story it is, or nobody's. */
export const assignStory = defineCommand({
  name: "story.assigned",
  input: z.object({ storyId: StoryId, personId: z.string().max(40).nullable() }),
  load: async (tx, { storyId, personId }) => {
    const { story } = await lockStory(tx, storyId);
    if (personId === null) return { story, person: null };
    const [person] = await tx.select().from(tables.person).where(eq(tables.person.id, personId));
    if (!person) refuse("not-found", "There is no such person in this newsroom.");
    return { story, person };
  },
  refusals: (actor, { story, person }) => {
    const refusals = assigningRefusals(actor, story.stage);
    if (refusals.length > 0 || !person) return refusals;
    if (person.suspendedAt) return [`${person.name} is suspended: choose somebody else.`];
    return person.roles.every((role) => role === "administrator")
      ? [`${person.name} is an administrator only, who does not work on stories: choose somebody else.`]
      : [];
  },
  run: async ({ tx, input: { storyId, personId }, loaded: { story, person } }) => {
    await tx.update(tables.story).set({ assigneeId: personId }).where(eq(tables.story.id, storyId));
    return {
      storyId,
      subjectId: personId,
      fact: { before: story.assigneeId, name: person?.name ?? null },
      result: { personId },
    };
  },
});
