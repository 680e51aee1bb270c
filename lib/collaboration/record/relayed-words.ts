import { and, eq, isNotNull } from "drizzle-orm";
import * as Y from "yjs";
import { notSetAside } from "#lib/collaboration/record/stored-story.ts";
import { tables, type Connection } from "#lib/database/database.ts";
import type { Hands } from "#lib/document/story/hands.ts";
import { IdMap } from "#lib/document/story/id-map.ts";

/**
 * Words that a crash took and somebody else gave back: for their ids, who did. Their author is whoever the ids belong to,
 * but only by the word of the one who brought them: "A, by way of B".
 */
export async function relayedWords(
  connection: Connection,
  storyId: string,
  hands: Hands,
): Promise<IdMap<string>> {
  const relayed = new IdMap<string>();
  for (const log of [tables.storyUpdateArchive, tables.storyUpdate]) {
    const rows = await connection
      .select({ personId: log.personId, bytes: log.bytes })
      .from(log)
      .where(
        and(
          eq(log.storyId, storyId),
          eq(log.relayed, true),
          isNotNull(log.personId),
          notSetAside(log.id, storyId),
        ),
      )
      .orderBy(log.id);
    for (const { personId, bytes } of rows) addRelayed(relayed, { personId: personId!, bytes }, hands);
  }
  return relayed;
}

/** Takes in one update that held another's words; the deliverer's own in it are simply theirs. */
export function addRelayed(
  relayed: IdMap<string>,
  { personId, bytes }: { personId: string; bytes: Uint8Array },
  hands: Hands,
): void {
  for (const struct of Y.decodeUpdate(bytes).structs) {
    const { client, clock } = struct.id;
    if (struct instanceof Y.Skip || hands.get(client)?.person === personId) continue;
    relayed.add(client, clock, struct.length, personId);
  }
}
