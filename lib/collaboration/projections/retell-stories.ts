import { and, eq, isNotNull, ne, or, sql } from "drizzle-orm";
import { liveWords } from "#lib/collaboration/live-words.ts";
import { database, tables } from "#lib/database/database.ts";
import type { RetellStories } from "#lib/newsroom/stories/retell-job.ts";
import { composeNow } from "#lib/newsroom/revisions/reads/readers-parts.ts";
import { bus } from "#lib/platform/bus.ts";

/**
 * Brings the fingerprints of approved and live stories up to date, so that "Changed since approval" shows also when a
 * credit or a printed name changed and nobody has the story open. May run twice: the second time nothing differs.
 */
export async function retellStories({ pictureId }: RetellStories): Promise<void> {
  const { story, revision, publication } = tables;
  const stories = await database()
    .selectDistinct({ id: story.id })
    .from(story)
    .leftJoin(publication, eq(publication.id, story.livePublicationId))
    .innerJoin(
      revision,
      or(eq(revision.id, story.approvedRevisionId), eq(revision.id, publication.revisionId)),
    )
    .where(
      and(
        ne(story.stage, "spiked"),
        isNotNull(story.fingerprint),
        pictureId ? sql`${revision.pictures} @> ${JSON.stringify([{ id: pictureId }])}::jsonb` : undefined,
      ),
    );
  for (const { id } of stories) {
    const { fingerprint } = await composeNow(database(), await liveWords(id));
    const changed = await database()
      .update(story)
      .set({ fingerprint })
      .where(and(eq(story.id, id), ne(story.fingerprint, fingerprint)))
      .returning({ id: story.id });
    if (changed.length > 0) bus().announce({ subject: "story", id, what: "story.words" });
  }
}
