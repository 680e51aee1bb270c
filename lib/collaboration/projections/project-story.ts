import { and, eq, lte } from "drizzle-orm";
import { storedWords } from "#lib/collaboration/live-words.ts";
import type { LiveWords } from "#lib/collaboration/words-of-document.ts";
import { database, tables } from "#lib/database/database.ts";
import { lineText, type StoryWords } from "#lib/document/story/words.ts";
import { countWords } from "#lib/newsroom/revisions/readers-view.ts";
import { composeNow } from "#lib/newsroom/revisions/reads/readers-parts.ts";
import { bus } from "#lib/platform/bus.ts";
import { now } from "#lib/platform/clock.ts";

/** The same from the store, for whoever writes a story without opening it. */
export const projectStory = async (storyId: string, by: string | null): Promise<void> =>
  projectWords(storyId, await storedWords(database(), storyId), { by, at: now() });

const plainText = ({ standfirst, lines }: StoryWords): string =>
  [standfirst, ...lines.map(lineText)].filter(Boolean).join("\n");

/**
 * Brings the story's row up to date with its words, for lists and search; no decision is ever made from it. Accepted words
 * only, so that a suggestion never shows outside the editor. What was read from older words changes nothing.
 */
export async function projectWords(
  storyId: string,
  live: LiveWords,
  changed: { by: string | null; at: Date },
): Promise<void> {
  const { fingerprint } = await composeNow(database(), live);
  const { words, details, openSuggestions, lastUpdateId: wordsUpdateId } = live;
  await database()
    .update(tables.story)
    .set({
      slugline: details.slugline ?? "",
      headline: words.headline,
      section: details.section ?? null,
      byline: details.byline ?? "",
      plainText: plainText(words),
      wordCount: countWords(words.lines),
      lengthTarget: details.length ?? null,
      openSuggestions,
      wordsUpdateId,
      fingerprint,
      changedAt: changed.at,
      ...(changed.by ? { changedBy: changed.by } : {}),
    })
    // A pin may have read newer words meanwhile, and a decision is made by what it found.
    .where(and(eq(tables.story.id, storyId), lte(tables.story.wordsUpdateId, wordsUpdateId)));
  bus().announce({ subject: "story", id: storyId, what: "story.words" });
}
