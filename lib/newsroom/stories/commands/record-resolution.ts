import { eq, inArray } from "drizzle-orm";
import { z } from "zod";
import { tables, type Transaction } from "#lib/database/database.ts";
import { defineCommand } from "#lib/newsroom/command.ts";
import { StoryId } from "#lib/newsroom/stories/decision-input.ts";
import { newId } from "#lib/platform/ids.ts";
import { refuse } from "#lib/platform/refusal.ts";

/** More than this many are counted and not listed. */
const MOST_LISTED = 20;

const ResolvedSuggestions = z.array(z.object({ person: z.string(), what: z.string() }));

/** Locks a story whose suggestions were decided about. */
export async function lockForSuggestions(tx: Transaction, { storyId }: { storyId: string }) {
  const { story } = tables;
  const [row] = await tx.select({ id: story.id }).from(story).where(eq(story.id, storyId)).for("update");
  return row ?? refuse("not-found", "There is no such story.");
}

/** Puts on record who took or turned down whose suggestions; the words themselves were changed a moment before. */
export const recordResolution = defineCommand({
  name: "story.suggestions-accepted",
  input: z.object({
    storyId: StoryId,
    accept: z.boolean(),
    /** Whose suggestion it was; absent: everybody's. */
    person: z.string().max(40).optional(),
    resolved: z.number().int().positive(),
    suggestions: ResolvedSuggestions,
    /** What it did to the words, for taking it back. */
    trace: z.unknown(),
    /** Every suggestion there was. */
    all: z.boolean(),
  }),
  load: lockForSuggestions,
  // Asked before the words were changed: what is done must be on record, whatever has become of the story since.
  refusals: (actor) => (actor ? [] : ["Sign in first."]),
  run: async ({ tx, input: { storyId, accept, person, resolved, suggestions, trace, all } }) => {
    const decision = newId();
    const names = await namesOf(tx, new Set(suggestions.map((suggestion) => suggestion.person)));
    return {
      event: accept ? "story.suggestions-accepted" : "story.suggestions-rejected",
      storyId,
      subjectId: person ?? null,
      fact: {
        ...{ decision, all, characters: resolved, count: suggestions.length, people: [...names.values()] },
        suggestions: suggestions
          .slice(0, MOST_LISTED)
          .map(({ person: id, what }) => ({ name: names.get(id) ?? "", what })),
        trace,
      },
      result: { resolved, decision },
    };
  },
});

async function namesOf(tx: Transaction, ids: ReadonlySet<string>): Promise<Map<string, string>> {
  if (ids.size === 0) return new Map();
  const { person } = tables;
  const rows = await tx
    .select({ id: person.id, name: person.name })
    .from(person)
    .where(inArray(person.id, [...ids]));
  return new Map(rows.map(({ id, name }) => [id, name]));
}
