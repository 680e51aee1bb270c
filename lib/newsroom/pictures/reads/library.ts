import { and, count, desc, eq, ilike, inArray, lt, or, type SQL } from "drizzle-orm";
import { database, tables } from "#lib/database/database.ts";
import type { LibraryPicture, ReceivedPicture } from "#lib/newsroom/pictures/picture.ts";
import { forStory, type PictureRow } from "#lib/newsroom/pictures/reads/pictures.ts";
import { soundMetadata } from "#lib/newsroom/pictures/sound-metadata.ts";
import { proposalsOf } from "#lib/newsroom/pictures/proposals.ts";

export const LIBRARY_PAGE = 60;

export const received = (row: PictureRow): ReceivedPicture => ({
  ...forStory(row),
  ...proposalsOf(row.embedded),
  bytes: row.bytes,
  mediaType: row.mediaType,
});

/** Each word must be found somewhere: in credit, caption, alt text or the file's name. */
function containing(q: string): SQL | undefined {
  const { credit, caption, alt, fileName } = tables.picture;
  const words = q.split(/\s+/).filter(Boolean).slice(0, 10);
  return and(
    ...words.map((word) => {
      const like = `%${word.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
      return or(ilike(credit, like), ilike(caption, like), ilike(alt, like), ilike(fileName, like));
    }),
  );
}

export interface LibraryRequest {
  q?: string;
  /** Only those that wait for a credit. */
  uncredited?: boolean;
  /** ISO 8601: those added before. */
  before?: string;
}

/** The picture library, newest first, a page at a time. */
export async function library(
  asked: LibraryRequest,
): Promise<{ pictures: LibraryPicture[]; before: string | null }> {
  const { picture, person, pictureUse, story } = tables;
  const from = asked.before ? new Date(asked.before) : null;
  const rows = await database()
    .select({ picture, addedBy: person.name })
    .from(picture)
    .innerJoin(person, eq(person.id, picture.addedBy))
    .where(
      and(
        asked.q ? containing(asked.q) : undefined,
        asked.uncredited ? eq(picture.credit, "") : undefined,
        from && !Number.isNaN(from.getTime()) ? lt(picture.addedAt, from) : undefined,
      ),
    )
    .orderBy(desc(picture.addedAt), desc(picture.id))
    .limit(LIBRARY_PAGE + 1);
  const page = rows.slice(0, LIBRARY_PAGE);
  const ids = page.map((row) => row.picture.id);
  const uses = ids.length
    ? await database()
        .select({ id: pictureUse.pictureId, stories: count() })
        .from(pictureUse)
        .innerJoin(story, eq(story.livePublicationId, pictureUse.publicationId))
        .where(inArray(pictureUse.pictureId, ids))
        .groupBy(pictureUse.pictureId)
    : [];
  const liveUses = new Map(uses.map(({ id, stories }) => [id, stories]));
  return {
    pictures: page.map((row) => ({
      ...received(row.picture),
      addedBy: row.addedBy,
      addedAt: row.picture.addedAt.toISOString(),
      instructions: soundMetadata(row.picture.embedded).instructions ?? "",
      liveUses: liveUses.get(row.picture.id) ?? 0,
    })),
    before: rows.length > LIBRARY_PAGE ? page.at(-1)!.picture.addedAt.toISOString() : null,
  };
}
