import { eq } from "drizzle-orm";
import { database, tables } from "#lib/database/database.ts";

/** Whether there is a story of this id; an id from an address may be anything. */
export async function storyExists(storyId: string): Promise<boolean> {
  // PostgreSQL refuses a text with a zero byte instead of not finding it.
  if (storyId.length > 100 || storyId.includes("\0")) return false;
  const { id } = tables.story;
  const found = await database().select({ id }).from(tables.story).where(eq(id, storyId)).limit(1);
  return found.length > 0;
}
