import { eq } from "drizzle-orm";
import { tables, type Transaction } from "#lib/database/database.ts";
import type { QueryFacts } from "#lib/newsroom/queries/permissions.ts";
import { refuse } from "#lib/platform/refusal.ts";

export type QueryRow = typeof tables.query.$inferSelect;

export interface QueryUnderDecision {
  query: QueryRow;
  facts: QueryFacts;
}

/** The query, locked together with its story, because whether it is open is part of what an approval is judged by. */
export async function lockQuery(tx: Transaction, queryId: string): Promise<QueryUnderDecision> {
  const [known] = await tx
    .select({ storyId: tables.query.storyId })
    .from(tables.query)
    .where(eq(tables.query.id, queryId));
  if (!known) refuse("not-found", "There is no such query.");
  const stage = await lockStage(tx, known.storyId);
  const [query] = await tx.select().from(tables.query).where(eq(tables.query.id, queryId)).for("update");
  if (!query) refuse("not-found", "There is no such query.");
  return { query, facts: { stage, askedBy: query.askedBy, isOpen: query.resolvedAt === null } };
}

/** The stage of a story, locked for this decision. */
export async function lockStage(tx: Transaction, storyId: string) {
  const [story] = await tx
    .select({ stage: tables.story.stage })
    .from(tables.story)
    .where(eq(tables.story.id, storyId))
    .for("update");
  return story?.stage ?? refuse("not-found", "There is no such story.");
}
