import { asc, desc, eq } from "drizzle-orm";
import { tables, type Database } from "#lib/database/database.ts";

/** Everything of a story that was ever made public, the first first. */
export const publicationsOf = (database: Database, storyId: string) =>
  database
    .select()
    .from(tables.publication)
    .where(eq(tables.publication.storyId, storyId))
    .orderBy(asc(tables.publication.number));

/** What happened to a story last. */
export const lastEventOf = async (database: Database, storyId: string) =>
  (
    await database
      .select()
      .from(tables.event)
      .where(eq(tables.event.storyId, storyId))
      .orderBy(desc(tables.event.id))
      .limit(1)
  )[0];
