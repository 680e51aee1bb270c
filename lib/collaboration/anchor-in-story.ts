import * as Y from "yjs";
import { live } from "#lib/collaboration/live-api.ts";
import { applyStored, readStoredStory } from "#lib/collaboration/record/stored-story.ts";
import { withoutDamage } from "#lib/collaboration/record/without-damage.ts";
import { database } from "#lib/database/database.ts";
import { anchorOf, type QueryAnchor } from "#lib/document/queries/anchor.ts";
import type { IdRun } from "#lib/document/story/id-run.ts";
import { refuse } from "#lib/platform/refusal.ts";

/**
 * The anchor of these ids as the story stands now, every word of it stored; null when none of them is a living word
 * there. A story that is open is read from memory, any other from the store.
 */
export async function anchorInStory(storyId: string, ids: IdRun[]): Promise<QueryAnchor | null> {
  const open = await live()?.anchor(storyId, ids);
  if (open !== undefined && open !== "not-open") return open;
  return withoutDamage(storyId, async () => {
    const stored = await readStoredStory(database(), storyId);
    if (!stored) refuse("not-found", "There is no such story.");
    const doc = new Y.Doc();
    try {
      applyStored(doc, stored);
      return anchorOf(doc, stored.hands, ids);
    } finally {
      doc.destroy();
    }
  });
}
