import { desc } from "drizzle-orm";
import { database, tables } from "#lib/database/database.ts";
import { storyName } from "#lib/newsroom/stories/desk.ts";
import { searchCondition, searchRank } from "#lib/newsroom/stories/reads/search-condition.ts";
import { STAGE_NAMES } from "#lib/newsroom/stories/story.ts";

const { story } = tables;

/** The stories that best answer what is typed in the palette: those called so first, then the last changed. */
export async function findStories(q: string): Promise<{ id: string; name: string; stage: string }[]> {
  const condition = await searchCondition(q);
  if (!condition) return [];
  const rows = await database()
    .select({ id: story.id, slugline: story.slugline, headline: story.headline, stage: story.stage })
    .from(story)
    .where(condition)
    .orderBy(searchRank(q), desc(story.changedAt))
    .limit(8);
  return rows.map((row) => ({ id: row.id, name: storyName(row), stage: STAGE_NAMES[row.stage] }));
}
