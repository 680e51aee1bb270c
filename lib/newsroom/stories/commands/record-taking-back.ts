import { z } from "zod";
import { defineCommand } from "#lib/newsroom/command.ts";
import { lockForSuggestions } from "#lib/newsroom/stories/commands/record-resolution.ts";
import { StoryId } from "#lib/newsroom/stories/decision-input.ts";

/** Puts on record that somebody took back their own decision about suggestions: those are open again. */
export const recordTakingBack = defineCommand({
  name: "story.suggestions-reopened",
  input: z.object({
    storyId: StoryId,
    decision: z.string().max(40),
    accept: z.boolean(),
    count: z.number().int().nonnegative(),
    people: z.array(z.string()),
    suggestions: z.array(z.object({ name: z.string(), what: z.string() })),
  }),
  load: lockForSuggestions,
  refusals: (actor) => (actor ? [] : ["Sign in first."]),
  run: async ({ input: { storyId, decision, ...fact } }) => ({
    storyId,
    subjectId: decision,
    fact,
    result: { count: fact.count },
  }),
});
