import { eq } from "drizzle-orm";
import { z } from "zod";
import { tables } from "#lib/database/database.ts";
import { defineCommand } from "#lib/newsroom/command.ts";
import { StoryId } from "#lib/newsroom/stories/decision-input.ts";
import { suggestionRefusals } from "#lib/newsroom/stories/suggestion-refusals.ts";
import { refuse } from "#lib/platform/refusal.ts";

/** Puts on record who took or turned down suggestions; the words themselves were changed a moment before. */
export const recordResolution = defineCommand({
  name: "story.suggestions-accepted",
  input: z.object({
    storyId: StoryId,
    accept: z.boolean(),
    /** Whose suggestion it was; absent: everybody's. */
    person: z.string().max(40).optional(),
    resolved: z.number().int().positive(),
  }),
  load: async (tx, { storyId }) => {
    const [story] = await tx
      .select({ stage: tables.story.stage })
      .from(tables.story)
      .where(eq(tables.story.id, storyId))
      .for("update");
    return story ?? refuse("not-found", "There is no such story.");
  },
  refusals: (actor, { stage }) => suggestionRefusals(actor, stage),
  run: async ({ input: { storyId, accept, person, resolved } }) => ({
    event: accept ? "story.suggestions-accepted" : "story.suggestions-rejected",
    storyId,
    subjectId: person ?? null,
    fact: { characters: resolved, all: person === undefined },
    result: { resolved },
  }),
});
