import { desc, eq } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { database, tables } from "#lib/database/database.ts";
import { storyName } from "#lib/newsroom/stories/desk.ts";
import { searchCondition } from "#lib/newsroom/stories/reads/desk-list.ts";
import { STAGE_NAMES } from "#lib/newsroom/stories/story.ts";

const { story, person } = tables;
const assignee = alias(person, "assignee");
const changer = alias(person, "changer");

/** The stories that best answer what is typed in the palette. */
export async function findStories(q: string): Promise<{ id: string; name: string; stage: string }[]> {
  const condition = searchCondition(q);
  if (!condition) return [];
  const rows = await database()
    .select({ id: story.id, slugline: story.slugline, headline: story.headline, stage: story.stage })
    .from(story)
    .leftJoin(assignee, eq(assignee.id, story.assigneeId))
    .leftJoin(changer, eq(changer.id, story.changedBy))
    .where(condition)
    .orderBy(desc(story.changedAt))
    .limit(8);
  return rows.map((row) => ({ id: row.id, name: storyName(row), stage: STAGE_NAMES[row.stage] }));
}
