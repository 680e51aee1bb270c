import { desc, eq } from "drizzle-orm";
import { database, tables } from "#lib/database/database.ts";
import type { WordsNow } from "#lib/newsroom/revisions/reads/readers-parts.ts";

/** The words of the newest revision, for those who cannot ask the live story; nothing when none was ever pinned. */
export async function newestWords(storyId: string): Promise<WordsNow> {
  const { revision } = tables;
  const [newest] = await database()
    .select({ words: revision.words, details: revision.details, sources: revision.sources })
    .from(revision)
    .where(eq(revision.storyId, storyId))
    .orderBy(desc(revision.number))
    .limit(1);
  return newest
    ? { ...newest, sources: newest.sources.map(({ id }) => id) }
    : { words: { headline: "", standfirst: "", lines: [] }, details: {}, sources: [] };
}
