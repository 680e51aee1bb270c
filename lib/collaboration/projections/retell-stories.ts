import { and, eq, isNotNull, lte, ne, or, sql } from "drizzle-orm";
import { liveWords } from "#lib/collaboration/live-words.ts";
import { database, tables } from "#lib/database/database.ts";
import type { RetellStories } from "#lib/newsroom/stories/retell-job.ts";
import { composeNow } from "#lib/newsroom/revisions/reads/readers-parts.ts";
import { log } from "#lib/platform/log.ts";
import { bus } from "#lib/platform/bus.ts";

/** So often a story is told anew while people type in it; then whoever typed has told it. */
const MOST_TRIES = 5;

/**
 * Brings the fingerprints of stories that wait for approval, are approved or live up to date, so that a credit or a printed
 * name that changed shows also when nobody has the story open. May run twice: the second time nothing differs.
 */
export async function retellStories({ pictureId }: RetellStories): Promise<void> {
  const { story, revision, publication } = tables;
  const stories = await database()
    .selectDistinct({ id: story.id })
    .from(story)
    .leftJoin(publication, eq(publication.id, story.livePublicationId))
    .innerJoin(
      revision,
      or(
        eq(revision.id, story.approvedRevisionId),
        eq(revision.id, publication.revisionId),
        and(
          eq(story.stage, "for-approval"),
          eq(revision.storyId, story.id),
          sql`${revision.number} = (select max(r.number) from ${revision} r where r.story_id = ${story.id})`,
        ),
      ),
    )
    .where(
      and(
        ne(story.stage, "spiked"),
        isNotNull(story.fingerprint),
        pictureId ? sql`${revision.pictures} @> ${JSON.stringify([{ id: pictureId }])}::jsonb` : undefined,
      ),
    );
  for (const { id } of stories)
    try {
      if (await retell(id)) bus().announce({ subject: "story", id, what: "story.words" });
    } catch (thrown) {
      // The others must hear of it; this one is told anew when it can be read and is changed next.
      log().error({ err: thrown, storyId: id }, "a story could not be told anew");
    }
}

/** Whether it differs now. What was written meanwhile by somebody who knew newer words is never overwritten. */
async function retell(storyId: string): Promise<boolean> {
  const { story } = tables;
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    const [before] = await database()
      .select({ fingerprint: story.fingerprint })
      .from(story)
      .where(eq(story.id, storyId));
    const words = await liveWords(storyId);
    const { fingerprint } = await composeNow(database(), words);
    if (!before?.fingerprint || before.fingerprint === fingerprint) return false;
    const changed = await database()
      .update(story)
      .set({ fingerprint, wordsUpdateId: words.lastUpdateId })
      .where(
        and(
          eq(story.id, storyId),
          eq(story.fingerprint, before.fingerprint),
          lte(story.wordsUpdateId, words.lastUpdateId),
        ),
      )
      .returning({ id: story.id });
    if (changed.length > 0) return true;
  }
  return false;
}
