import { and, asc, eq, inArray, isNotNull, not, or, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { database, tables } from "#lib/database/database.ts";

const { story, revision, picture } = tables;

export const newest = alias(revision, "newest");
export const isNewest = sql`${newest.number} = (select max(r.number) from revision r where r.story_id = ${story.id})`;

const isChanged = and(
  eq(story.stage, "approved"),
  isNotNull(story.approvedFingerprint),
  sql`${story.fingerprint} is distinct from ${story.approvedFingerprint}`,
);

/** Readers have it, or had it: nothing waits to go out for the first time. */
const wasPublished = inArray(story.publicationState, ["live", "withdrawn"]);

/** Somebody wrote in it, or credited one of its pictures anew, since it was approved. */
const isTouched = sql`exists (
  select from ${revision} approved where approved.id = ${story.approvedRevisionId} and (
    exists (select from story_update u where u.story_id = approved.story_id and u.id > approved.last_update_id)
    or exists (select from story_update_archive u where u.story_id = approved.story_id and u.id > approved.last_update_id)
    or exists (
      select from jsonb_array_elements(approved.pictures) as shown(pinned)
      join ${picture} kept on kept.id = shown.pinned ->> 'id'
      where kept.credit is distinct from shown.pinned ->> 'credit')))`;

/**
 * What a manager has to decide: sent for approval, or changed since it was approved. A story that readers have and nobody
 * touched differs by house style alone, perhaps like every other story: it waits for nobody.
 */
export const waits = or(eq(story.stage, "for-approval"), and(isChanged, or(not(wasPublished), isTouched)));

/** So many are pinned before the page is drawn; the rest stands there as it was pinned last until it is looked at again. */
const MOST_PINS = 20;

/** Waiting stories whose words have moved on since they were last pinned, the oldest first: pin them before showing them. */
export async function waitingToBePinned(): Promise<string[]> {
  const rows = await database()
    .select({ id: story.id })
    .from(story)
    .leftJoin(newest, and(eq(newest.storyId, story.id), isNewest))
    .where(and(waits, sql`${newest.fingerprint} is distinct from ${story.fingerprint}`))
    .orderBy(asc(story.stageAt))
    .limit(MOST_PINS);
  return rows.map(({ id }) => id);
}

export interface RestyledStory {
  id: string;
  slugline: string;
  headline: string;
}

/** As many as are named. */
const MOST_NAMED = 50;

/** Stories that readers would get in another house style since they were approved, and nothing else: how many, and which. */
export async function restyledStories(): Promise<{ total: number; stories: RestyledStory[] }> {
  const rows = await database()
    .select({
      id: story.id,
      slugline: story.slugline,
      headline: story.headline,
      total: sql<number>`count(*) over ()`.mapWith(Number),
    })
    .from(story)
    .where(and(isChanged, eq(story.publicationState, "live"), not(isTouched)))
    .orderBy(asc(story.slugline), asc(story.id))
    .limit(MOST_NAMED);
  return {
    total: rows[0]?.total ?? 0,
    stories: rows.map(({ id, slugline, headline }) => ({ id, slugline, headline })),
  };
}
