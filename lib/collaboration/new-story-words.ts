import * as Y from "yjs";
import { appendUpdates } from "#lib/collaboration/record/append-updates.ts";
import { declareHands } from "#lib/collaboration/record/declare-hands.ts";
import type { Connection } from "#lib/database/database.ts";
import { now } from "#lib/platform/clock.ts";
import { refuse } from "#lib/platform/refusal.ts";

/** Who wrote what no person wrote: the first line of an empty story, a repair. */
export const SERVER = "server";

/**
 * Appends a story's first words in the transaction that makes the story. Their client ids are bound to their author;
 * without one they are the server's own.
 */
export async function storeNewStory(
  tx: Connection,
  storyId: string,
  update: Uint8Array,
  personId: string | null = null,
): Promise<void> {
  const clientIds = [...new Set(Y.decodeUpdate(update).structs.map((struct) => struct.id.client))];
  const hands = new Map(clientIds.map((id) => [id, { person: personId ?? SERVER, suggesting: false }]));
  const free = await declareHands(tx, storyId, personId ?? SERVER, hands);
  if (!free) refuse("not-possible", "These words are already in use in this story.");
  await appendUpdates(tx, [
    { storyId, bytes: update, personId, clientIds, relayed: false, at: now().getTime() },
  ]);
}
