import { inArray } from "drizzle-orm";
import { tables, type Connection } from "#lib/database/database.ts";
import type { StoryDetails, StoryWords } from "#lib/document/story/words.ts";
import { STANDARD_ATTRIBUTION_FORM, type Agency } from "#lib/newsroom/stories/attribution.ts";
import {
  composeRevision,
  type ComposedRevision,
  type RevisionParts,
} from "#lib/newsroom/revisions/compose-revision.ts";
import { picturesIn } from "#lib/newsroom/revisions/readers-view.ts";

/** Words as they stand at a moment, with what stands beside them. */
export interface WordsNow {
  words: StoryWords;
  details: StoryDetails;
  sources: readonly string[];
}

export interface ReadersParts extends RevisionParts {
  wireSources: ReadonlyMap<string, Agency & { closed: boolean }>;
}

/** What readers would get beside the words: credits from the library, the agencies' printed names, the house form. */
export async function readersParts(connection: Connection, now: WordsNow): Promise<ReadersParts> {
  const ids = picturesIn(now.words.lines);
  const { picture, wireSource, newsroom } = tables;
  const pictures =
    ids.length === 0
      ? []
      : await connection
          .select({
            id: picture.id,
            credit: picture.credit,
            contentHash: picture.contentHash,
            width: picture.width,
            height: picture.height,
          })
          .from(picture)
          .where(inArray(picture.id, ids));
  const sources = await connection.select().from(wireSource).orderBy(wireSource.name);
  const [house] = await connection.select({ form: newsroom.attributionForm }).from(newsroom);
  return {
    ...now,
    pictures: new Map(pictures.map((row) => [row.id, row])),
    wireSources: new Map(
      sources.map((row) => [
        row.id,
        { id: row.id, name: row.name, printedName: row.printedName, closed: row.closedAt !== null },
      ]),
    ),
    attributionForm: house?.form ?? STANDARD_ATTRIBUTION_FORM,
  };
}

/** Fingerprint and what else a revision of these words would pin. */
export const composeNow = async (connection: Connection, now: WordsNow): Promise<ComposedRevision> =>
  composeRevision(await readersParts(connection, now));
