import { and, eq, inArray } from "drizzle-orm";
import { tables, type Connection } from "#lib/database/database.ts";
import type { Hand } from "#lib/document/story/hands.ts";
import { now } from "#lib/platform/clock.ts";

/**
 * Binds client ids to their person, before anything written under them can reach anybody. False when one of them belongs
 * to somebody else, or to the other hand of this person: whoever declared it first keeps it.
 */
export async function declareHands(
  connection: Connection,
  storyId: string,
  personId: string,
  hands: ReadonlyMap<number, Hand>,
): Promise<boolean> {
  if (hands.size === 0) return true;
  const { storyClient } = tables;
  const firstAt = now();
  await connection
    .insert(storyClient)
    .values(
      [...hands].map(([clientId, { suggesting }]) => ({ storyId, clientId, personId, suggesting, firstAt })),
    )
    .onConflictDoNothing();
  const bound = await connection
    .select()
    .from(storyClient)
    .where(and(eq(storyClient.storyId, storyId), inArray(storyClient.clientId, [...hands.keys()])));
  return bound.every(
    (row) => row.personId === personId && row.suggesting === hands.get(row.clientId)?.suggesting,
  );
}
