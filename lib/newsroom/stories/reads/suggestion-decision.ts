import { and, eq, sql } from "drizzle-orm";
import { database, tables } from "#lib/database/database.ts";

/** One decision about suggestions, as it stands on record. */
export interface SuggestionDecision {
  personId: string | null;
  accept: boolean;
  count: number;
  people: string[];
  suggestions: { name: string; what: string }[];
  /** What it did to the words. */
  trace: unknown;
}

/** Null when there is no such decision about this story. */
export async function suggestionDecision(
  storyId: string,
  decision: string,
): Promise<SuggestionDecision | null> {
  const { event } = tables;
  const [row] = await database()
    .select()
    .from(event)
    .where(and(eq(event.storyId, storyId), sql`${event.fact}->>'decision' = ${decision}`))
    .limit(1);
  if (!row) return null;
  const { count, people, suggestions, trace } = row.fact as Omit<SuggestionDecision, "personId" | "accept">;
  const accept = row.name === "story.suggestions-accepted";
  return { personId: row.personId, accept, count, people, suggestions, trace };
}
