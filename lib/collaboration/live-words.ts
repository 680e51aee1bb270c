import * as Y from "yjs";
import { live } from "#lib/collaboration/live-api.ts";
import { relayedWords } from "#lib/collaboration/record/relayed-words.ts";
import { applyStored, readStoredStory } from "#lib/collaboration/record/stored-story.ts";
import { withoutDamage } from "#lib/collaboration/record/without-damage.ts";
import { wordsOfDocument, type LiveWords } from "#lib/collaboration/words-of-document.ts";
import { database, type Connection } from "#lib/database/database.ts";
import { refuse } from "#lib/platform/refusal.ts";

export type { LiveWords } from "#lib/collaboration/words-of-document.ts";

/**
 * The words of a story as they stand now, every one of them stored. A story that is open is read from memory after what
 * is pending has been stored; any other from the store.
 */
export async function liveWords(storyId: string): Promise<LiveWords> {
  return (await live()?.words(storyId)) ?? storedWords(database(), storyId);
}

/** The words the store has, whoever has the story open. */
export async function storedWords(connection: Connection, storyId: string): Promise<LiveWords> {
  return withoutDamage(storyId, async () => {
    const stored = await readStoredStory(connection, storyId);
    if (!stored) refuse("not-found", "There is no such story.");
    const doc = new Y.Doc();
    try {
      applyStored(doc, stored);
      const relayed = await relayedWords(connection, storyId, stored.hands);
      return { ...wordsOfDocument(doc, stored.hands, relayed), lastUpdateId: stored.lastUpdateId };
    } finally {
      doc.destroy();
    }
  });
}
