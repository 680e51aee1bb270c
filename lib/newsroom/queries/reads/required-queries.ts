import { and, asc, eq, isNull } from "drizzle-orm";
import { tables, type Connection } from "#lib/database/database.ts";
import type { RequiredQuery } from "#lib/newsroom/queries/query.ts";

/** The open queries of a story that must be resolved before it is approved, the oldest first. */
export async function requiredQueries(connection: Connection, storyId: string): Promise<RequiredQuery[]> {
  const { query, person } = tables;
  return connection
    .select({ id: query.id, by: person.name, quote: query.quote })
    .from(query)
    .innerJoin(person, eq(person.id, query.askedBy))
    .where(and(eq(query.storyId, storyId), isNull(query.resolvedAt), eq(query.required, true)))
    .orderBy(asc(query.askedAt), asc(query.id));
}
