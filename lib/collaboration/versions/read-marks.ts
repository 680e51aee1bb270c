import * as Y from "yjs";
import { and, desc, eq } from "drizzle-orm";
import { live } from "#lib/collaboration/live-api.ts";
import { applyStored, readStoredStory } from "#lib/collaboration/record/stored-story.ts";
import { withoutDamage } from "#lib/collaboration/record/without-damage.ts";
import { database, tables, type Connection } from "#lib/database/database.ts";
import { readSeen, seenNow, type Reached } from "#lib/document/versions/since-read.ts";
import type { Actor } from "#lib/newsroom/people/actor.ts";
import { now } from "#lib/platform/clock.ts";
import { log } from "#lib/platform/log.ts";
import { refuse } from "#lib/platform/refusal.ts";

/** When and up to where somebody read a story last. */
export interface ReadMark {
  /** ISO 8601. */
  at: string;
  /** The number of the newest version at that moment. */
  version: number | null;
  /** What stood there, as lib/document/versions/since-read.ts reads it; base64. */
  seen: string;
}

/** The state vector of a window: a handful of bytes for each hand that ever wrote. */
const LONGEST = 200_000;
const NOTHING = Y.encodeSnapshot(Y.emptySnapshot);

export async function readMarkOf(actor: Actor, storyId: string): Promise<ReadMark | null> {
  const { readMark, revision } = tables;
  const [row] = await database()
    .select({ at: readMark.at, seen: readMark.seen, version: revision.number })
    .from(readMark)
    .leftJoin(revision, eq(revision.id, readMark.revisionId))
    .where(and(eq(readMark.personId, actor.personId), eq(readMark.storyId, storyId)));
  if (!row || !isMark(row.seen)) return null;
  return { at: row.at.toISOString(), version: row.version, seen: Buffer.from(row.seen).toString("base64") };
}

/**
 * Moves a person's mark to what their window has received, never back. What one has read is one's own note and no
 * decision about the story: nobody else sees it, and it is no event.
 */
export async function markAsRead(actor: Actor, storyId: string, upTo: string): Promise<void> {
  const reached = stateVector(upTo);
  await withoutDamage(storyId, () => moveMark(actor, storyId, reached));
}

async function moveMark(actor: Actor, storyId: string, reached: Reached): Promise<void> {
  const { readMark, revision, story } = tables;
  const whose = and(eq(readMark.personId, actor.personId), eq(readMark.storyId, storyId));
  await database().transaction(async (tx) => {
    const [known] = await tx.select({ id: story.id }).from(story).where(eq(story.id, storyId));
    if (!known) refuse("not-found", "There is no such story.");
    // Two windows that are closed at once take turns at the row; whoever comes second goes on from the first.
    await tx
      .insert(readMark)
      .values({ personId: actor.personId, storyId, seen: NOTHING, at: now() })
      .onConflictDoNothing();
    const [before] = await tx.select({ seen: readMark.seen }).from(readMark).where(whose).for("update");
    const furthest = isMark(before!.seen) ? further(reached, readSeen(before!.seen).sv) : reached;
    const seen = live()?.seen(storyId, furthest) ?? (await storedSeen(tx, storyId, furthest));
    const [newest] = await tx
      .select({ id: revision.id })
      .from(revision)
      .where(eq(revision.storyId, storyId))
      .orderBy(desc(revision.number))
      .limit(1);
    await tx
      .update(readMark)
      .set({ revisionId: newest?.id ?? null, seen, at: now() })
      .where(whose);
  });
}

/** A mark that cannot be read is one's own note and no part of the record: it begins anew. */
function isMark(seen: Uint8Array): boolean {
  try {
    readSeen(seen);
    return true;
  } catch (thrown) {
    log().warn({ err: thrown }, "what somebody has read is not known any more: their mark cannot be read");
    return false;
  }
}

/** Of two windows that are left in turn, the one that knew less takes nothing back. */
function further(one: Reached, other: Reached): Reached {
  const reached = new Map(one);
  for (const [client, clock] of other) reached.set(client, Math.max(clock, reached.get(client) ?? 0));
  return reached;
}

function stateVector(text: string): Reached {
  if (text.length === 0 || text.length > LONGEST) refuse("bad-input", "That is no place in a story.");
  try {
    return Y.decodeStateVector(new Uint8Array(Buffer.from(text, "base64")));
  } catch {
    // Anybody can send anything.
    refuse("bad-input", "That is no place in a story.");
  }
}

async function storedSeen(connection: Connection, storyId: string, reached: Reached): Promise<Uint8Array> {
  const stored = await readStoredStory(connection, storyId);
  if (!stored) refuse("not-found", "There is no such story.");
  const doc = new Y.Doc();
  try {
    applyStored(doc, stored);
    return seenNow(doc, reached);
  } finally {
    doc.destroy();
  }
}
