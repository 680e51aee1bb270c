import { desc, eq } from "drizzle-orm";
import { contributorsBetween, deliveriesBetween } from "#lib/collaboration/record/deliveries.ts";
import { liveWords, type LiveWords } from "#lib/collaboration/live-words.ts";
import { database, tables, type Transaction } from "#lib/database/database.ts";
import { changedBy, type PersonChange } from "#lib/document/provenance/changed-by.ts";
import { composeNow } from "#lib/newsroom/revisions/reads/readers-parts.ts";
import { now } from "#lib/platform/clock.ts";
import { newId } from "#lib/platform/ids.ts";
import { refuse } from "#lib/platform/refusal.ts";

export interface PinnedRevision {
  id: string;
  number: number;
  fingerprint: string;
}

/**
 * The bridge between words and decisions: makes an immutable revision of what stands in the story at this moment. When
 * nothing that readers get has changed since the last revision, that one is the answer: same fingerprint, no new row.
 */
export async function pinRevision(
  storyId: string,
  act: string,
  personId: string | null,
): Promise<PinnedRevision> {
  // Before the transaction: what is typed but not yet stored is stored first, on the same connection.
  const live = await liveWords(storyId);
  return database().transaction(async (tx) => {
    const [story] = await tx
      .select({ approvedRevisionId: tables.story.approvedRevisionId })
      .from(tables.story)
      .where(eq(tables.story.id, storyId))
      .for("update");
    if (!story) refuse("not-found", "There is no such story.");
    const [latest] = await tx
      .select({
        id: tables.revision.id,
        number: tables.revision.number,
        fingerprint: tables.revision.fingerprint,
        lastUpdateId: tables.revision.lastUpdateId,
      })
      .from(tables.revision)
      .where(eq(tables.revision.storyId, storyId))
      .orderBy(desc(tables.revision.number))
      .limit(1);
    // Two who pin at once: whoever read first but locked last must not put older words on top.
    if (latest && latest.lastUpdateId > live.lastUpdateId) return asPinned(latest);
    const composed = await composeNow(tx, live);
    const pinned =
      latest?.fingerprint === composed.fingerprint
        ? latest
        : await insertRevision(tx, storyId, live, composed, {
            number: (latest?.number ?? 0) + 1,
            after: latest?.lastUpdateId ?? 0,
            act,
            personId,
            approvedRevisionId: story.approvedRevisionId,
          });
    // What follows decides by these, not by a projection from a second ago.
    await tx
      .update(tables.story)
      .set({ fingerprint: pinned.fingerprint, openSuggestions: live.openSuggestions })
      .where(eq(tables.story.id, storyId));
    return asPinned(pinned);
  });
}

const asPinned = ({ id, number, fingerprint }: PinnedRevision): PinnedRevision => ({
  id,
  number,
  fingerprint,
});

async function insertRevision(
  tx: Transaction,
  storyId: string,
  live: LiveWords,
  composed: Awaited<ReturnType<typeof composeNow>>,
  pin: {
    number: number;
    after: number;
    act: string;
    personId: string | null;
    approvedRevisionId: string | null;
  },
): Promise<PinnedRevision> {
  const id = newId();
  await tx.insert(tables.revision).values({
    id,
    storyId,
    number: pin.number,
    fingerprint: composed.fingerprint,
    words: live.words,
    details: live.details,
    pictures: composed.pictures,
    sources: composed.sources,
    attribution: composed.attribution,
    identity: live.identity,
    contributors: await contributorsBetween(tx, storyId, pin.after, live.lastUpdateId),
    authorship: live.authorship,
    changedBy: await changedSinceApproval(tx, storyId, pin.approvedRevisionId, live),
    lastUpdateId: live.lastUpdateId,
    act: pin.act,
    pinnedBy: pin.personId,
    pinnedAt: now(),
  });
  return { id, number: pin.number, fingerprint: composed.fingerprint };
}

/** Who changed exactly what differs from what a manager last said yes to; before the first yes, who wrote what is there. */
async function changedSinceApproval(
  tx: Transaction,
  storyId: string,
  approvedRevisionId: string | null,
  live: LiveWords,
): Promise<PersonChange[]> {
  if (approvedRevisionId === null) return changedBy(null, live, live.roots, []);
  const { revision } = tables;
  const [approved] = await tx
    .select({
      words: revision.words,
      details: revision.details,
      sources: revision.sources,
      identity: revision.identity,
      lastUpdateId: revision.lastUpdateId,
    })
    .from(revision)
    .where(eq(revision.id, approvedRevisionId));
  if (!approved) return changedBy(null, live, live.roots, []);
  const deliveries = await deliveriesBetween(tx, storyId, approved.lastUpdateId, live.lastUpdateId);
  const before = { ...approved, sources: approved.sources.map(({ id }) => id) };
  return changedBy(before, live, live.roots, deliveries);
}
