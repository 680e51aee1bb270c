import { liveWords } from "#lib/collaboration/live-words.ts";
import { database } from "#lib/database/database.ts";
import { composeNow } from "#lib/newsroom/revisions/reads/readers-parts.ts";
import type { PresentWords } from "#lib/newsroom/revisions/reads/revisions.ts";

/**
 * What stands in a story at this moment as a version that nobody pinned, for whoever only compares: a page that is looked
 * at writes nothing. The same words and the same parts beside them as a pin would have.
 */
export async function presentWords(storyId: string): Promise<PresentWords> {
  const { words, details, sources: chosen, authorship } = await liveWords(storyId);
  const { pictures, sources, attribution } = await composeNow(database(), {
    words,
    details,
    sources: chosen,
  });
  return { storyId, words, details, pictures, sources, attribution, authorship };
}
