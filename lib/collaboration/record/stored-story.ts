import { sql, type AnyColumn, type SQL } from "drizzle-orm";
import * as Y from "yjs";
import { unsound } from "#lib/collaboration/record/is-readable.ts";
import type { Connection } from "#lib/database/database.ts";
import type { SetAsideFrom } from "#lib/database/schema/set-aside.ts";
import type { Hand } from "#lib/document/story/hands.ts";
import type { HandEntry } from "#lib/newsroom/stories/live-messages.ts";
import type { Stage } from "#lib/newsroom/stories/story.ts";

/** A story's words as the store has them, at one moment. */
export interface StoredStory {
  stage: Stage;
  snapshot: Uint8Array | null;
  /** What the deleted words of the snapshot were; the rows still say so themselves. */
  forgotten: string | null;
  /** How many updates the snapshot holds: its version, for whoever writes the next one. */
  updatesMerged: number;
  /** Rows after the snapshot, in order. */
  rowIds: number[];
  updates: Uint8Array[];
  hands: Map<number, Hand>;
  /** The story's newest row, merged or not; 0 for none. */
  lastUpdateId: number;
  lastUpdateAt: Date | null;
  /** Until when the projections know the words. */
  projectedAt: Date;
  changedBy: string | null;
}

interface Row {
  stage: Stage;
  snapshot: Uint8Array | null;
  forgotten: string | null;
  updates_merged: number | string | null;
  row_ids: number[] | null;
  rows: Uint8Array | null;
  hands: HandEntry[] | null;
  last_update_id: number | string | null;
  last_update_at: number | null;
  last_person: string | null;
  projected_at: number;
}

/**
 * Reads snapshot, updates and hands in one statement: they belong to one moment, so that a compaction between two reads
 * cannot hide words. All updates come as one value, each behind its length; null when there is no such story.
 */
export async function readStoredStory(connection: Connection, storyId: string): Promise<StoredStory | null> {
  const found = (await connection.execute(sql`
    select s.stage,
      shot.bytes as snapshot, shot.forgotten, shot.updates_merged,
      log.row_ids, log.rows,
      (select json_agg(json_build_array(c.client_id, c.person_id, case when c.suggesting then 1 else 0 end))
        from story_client c
        where c.story_id = s.id and c.client_id < 9007199254740992 and ${notSetAside(sql`c.client_id`, sql`s.id`, "client")}) as hands,
      greatest((select max(u.id) from story_update u where u.story_id = s.id), (select max(a.id) from story_update_archive a where a.story_id = s.id)) as last_update_id,
      extract(epoch from log.last_at)::double precision as last_update_at,
      (select u.person_id from story_update u where u.story_id = s.id order by u.id desc limit 1) as last_person,
      extract(epoch from s.changed_at)::double precision as projected_at
    from story s
    left join story_snapshot shot on shot.story_id = s.id
    cross join lateral (
      select json_agg(u.id order by u.id) as row_ids,
        string_agg(int4send(octet_length(u.bytes)) || u.bytes, ''::bytea order by u.id) as rows,
        max(u.at) as last_at
      from story_update u where u.story_id = s.id and ${notSetAside(sql`u.id`, sql`s.id`)}
    ) log
    where s.id = ${storyId}`)) as unknown as { rows: Row[] };
  const row = found.rows[0];
  if (!row) return null;
  return {
    stage: row.stage,
    snapshot: row.snapshot && row.snapshot.length > 0 ? row.snapshot : null,
    forgotten: row.forgotten,
    updatesMerged: Number(row.updates_merged ?? 0),
    rowIds: row.row_ids ?? [],
    updates: row.rows ? cutUp(row.rows) : [],
    hands: new Map((row.hands ?? []).map(soundHand)),
    lastUpdateId: Number(row.last_update_id ?? 0),
    lastUpdateAt: row.last_update_at === null ? null : new Date(row.last_update_at * 1000),
    projectedAt: new Date(row.projected_at * 1000),
    changedBy: row.last_person,
  };
}

function soundHand([client, person, suggesting]: HandEntry): [number, Hand] {
  if (client < 0 || person === "") throw new Error("A hand of this story is none.");
  return [client, { person, suggesting: suggesting === 1 }];
}

/** Leaves out what cannot be read and was set aside; the rows themselves stay where they are. */
export const notSetAside = (
  id: SQL | AnyColumn,
  storyId: SQL | string,
  source: SetAsideFrom = "update",
): SQL =>
  sql`${id} <> all (array(select a.row_id from set_aside a where a.story_id = ${storyId} and a.source = ${source}))`;

function cutUp(rows: Uint8Array): Uint8Array[] {
  const lengths = new DataView(rows.buffer, rows.byteOffset, rows.byteLength);
  const updates: Uint8Array[] = [];
  for (let at = 0; at < rows.length;) {
    const length = lengths.getUint32(at);
    updates.push(rows.subarray(at + 4, at + 4 + length));
    at += 4 + length;
  }
  return updates;
}

/** Origin of the transaction in which stored words enter a document. */
export const FROM_STORE = "story:from-store";

/**
 * Everything in one transaction: three times faster than one by one. Throws when the words cannot be read, or could not be
 * read again once they were written; the document is of no use then.
 */
export function applyStored(doc: Y.Doc, stored: Pick<StoredStory, "snapshot" | "updates">): void {
  doc.transact(() => {
    if (stored.snapshot) Y.applyUpdate(doc, stored.snapshot);
    for (const update of stored.updates) Y.applyUpdate(doc, update);
  }, FROM_STORE);
  const why = unsound(doc);
  if (why !== null) throw new Error(why);
}
