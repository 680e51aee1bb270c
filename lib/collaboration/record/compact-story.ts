import { eq, sql } from "drizzle-orm";
import * as Y from "yjs";
import { applyStored } from "#lib/collaboration/record/stored-story.ts";
import { database, tables } from "#lib/database/database.ts";
import { ForgottenWords } from "#lib/document/suggestions/forgotten-words.ts";
import { now } from "#lib/platform/clock.ts";

/** A story as a process knows it. */
export interface KnownStory {
  state: Uint8Array;
  forgotten: ForgottenWords;
}

/**
 * Merges exactly these rows into the story's snapshot and moves them to the archive, where deletions keep their authors.
 * `state` holds at least what the rows hold. The snapshot's row is locked, and whoever finds that another merged in the
 * meantime merges both: never overwrites. Returns the new version of the snapshot.
 */
export async function compactStory(
  storyId: string,
  rowIds: readonly number[],
  { state, forgotten }: KnownStory,
  knownVersion: number,
): Promise<number> {
  const ids = `{${rowIds.join(",")}}`;
  return database().transaction(async (tx) => {
    const { storySnapshot } = tables;
    const empty = { storyId, bytes: new Uint8Array(), updatesMerged: 0, at: now() };
    await tx.insert(storySnapshot).values(empty).onConflictDoNothing();
    const [held] = await tx
      .select()
      .from(storySnapshot)
      .where(eq(storySnapshot.storyId, storyId))
      .for("update");
    // Into the archive first: the database lets a row go only once the same one stands there.
    await tx.execute(sql`
      insert into story_update_archive (id, story_id, bytes, person_id, client_ids, relayed, at)
      select id, story_id, bytes, person_id, client_ids, relayed, at
      from story_update where story_id = ${storyId} and id = any(${ids}::bigint[])`);
    const moved = (await tx.execute(sql`
      delete from story_update where story_id = ${storyId} and id = any(${ids}::bigint[])
      returning id`)) as unknown as { rows: unknown[] };
    const isMine = held!.updatesMerged === knownVersion;
    const bytes = isMine ? state : merged(held!.bytes, state);
    const words = isMine ? forgotten : ForgottenWords.read(held!.forgotten).with(forgotten);
    const updatesMerged = held!.updatesMerged + moved.rows.length;
    await tx
      .update(storySnapshot)
      .set({ bytes, forgotten: words.write(), updatesMerged, at: now() })
      .where(eq(storySnapshot.storyId, storyId));
    return updatesMerged;
  });
}

/** Through a document: merging updates as such is quadratic and keeps deleted text. */
function merged(snapshot: Uint8Array, state: Uint8Array): Uint8Array {
  const doc = new Y.Doc();
  applyStored(doc, { snapshot: snapshot.length > 0 ? snapshot : null, updates: [state] });
  const bytes = Y.encodeStateAsUpdate(doc);
  doc.destroy();
  return bytes;
}
