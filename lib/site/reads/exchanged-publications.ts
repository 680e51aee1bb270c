import { and, desc, eq, isNull, lt, or, sql, type SQL } from "drizzle-orm";
import { database, tables } from "#lib/database/database.ts";
import { PUBLICATION_COLUMNS, type LivePublication } from "#lib/site/reads/live-publications.ts";

/** A story as programs get it: as it is live, or the word that it was withdrawn. */
export interface ExchangedPublication extends LivePublication {
  withdrawn: boolean;
}

export interface Position {
  at: Date;
  id: string;
}

const { publication, story } = tables;

const isNewest = sql`${publication.number} = (select max(p.number) from publication p where p.story_id = ${story.id})`;
const isCurrent = or(
  and(eq(story.publicationState, "live"), eq(story.livePublicationId, publication.id)),
  and(isNull(story.livePublicationId), isNewest, eq(publication.change, "withdrawal")),
);

async function current(where: SQL | undefined, limit: number): Promise<ExchangedPublication[]> {
  const rows = await database()
    .select({ ...PUBLICATION_COLUMNS, change: publication.change })
    .from(publication)
    .innerJoin(story, eq(story.id, publication.storyId))
    .where(and(isCurrent, where))
    .orderBy(desc(publication.publishedAt), desc(publication.id))
    .limit(limit);
  return rows.map(({ change, ...row }) => ({ ...row, withdrawn: change === "withdrawal" }));
}

/** What stands or stood in the paper, one a story, the last changed first. */
export const exchangedPublications = (of: {
  after: Position | null;
  limit: number;
}): Promise<ExchangedPublication[]> =>
  current(
    of.after
      ? or(
          lt(publication.publishedAt, of.after.at),
          and(eq(publication.publishedAt, of.after.at), lt(publication.id, of.after.id)),
        )
      : undefined,
    of.limit,
  );

/** The current publication of the story that has this id, or of the story to which this publication belongs. */
export async function exchangedPublication(id: string): Promise<ExchangedPublication | null> {
  const [named] = await database()
    .select({ storyId: publication.storyId })
    .from(publication)
    .where(or(eq(publication.id, id), eq(publication.storyId, id)))
    .limit(1);
  if (!named) return null;
  return (await current(eq(story.id, named.storyId), 1))[0] ?? null;
}

/** Stories that were withdrawn, of one section or of all, the last first. */
export const withdrawnPublications = (of: {
  section?: string | null;
  limit: number;
}): Promise<ExchangedPublication[]> =>
  current(
    and(eq(publication.change, "withdrawal"), of.section ? eq(publication.section, of.section) : undefined),
    of.limit,
  );
