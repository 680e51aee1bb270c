import { and, desc, eq, lte } from "drizzle-orm";
import { deliverersBetween, deliveriesBetween } from "#lib/collaboration/record/deliveries.ts";
import { liveWords, type LiveWords } from "#lib/collaboration/live-words.ts";
import { withoutDamage } from "#lib/collaboration/record/without-damage.ts";
import { database, tables, type Transaction } from "#lib/database/database.ts";
import { changedBy, type PersonChange } from "#lib/document/provenance/changed-by.ts";
import { canonical } from "#lib/newsroom/revisions/compose-revision.ts";
import { composeNow } from "#lib/newsroom/revisions/reads/readers-parts.ts";
import { recordOverride } from "#lib/newsroom/stories/commands/record-override.ts";
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
 * nothing has changed since the last revision, neither what readers get nor the details that only the newsroom sees, that
 * one is the answer: same fingerprint, same details, no new row.
 */
export const pinRevision = (storyId: string, act: string, personId: string | null): Promise<PinnedRevision> =>
  withPin(storyId, act, personId, (pin) => database().transaction(pin));

/**
 * The same for a decision that is refused or made in one transaction with its pin: `work` gets the pin, to be done in a
 * transaction of its own. Runs again without what is damaged, when that is why it failed.
 */
export const withPin = <T>(
  storyId: string,
  act: string,
  personId: string | null,
  work: (pin: (tx: Transaction) => Promise<PinnedRevision>) => Promise<T>,
): Promise<T> => withoutDamage(storyId, async () => work(await readyToPin(storyId, act, personId)));

async function readyToPin(storyId: string, act: string, personId: string | null) {
  // Before the transaction: what is typed but not yet stored is stored first, on the same connection.
  const live = await liveWords(storyId);
  await recordOverride({
    storyId,
    override: live.details.attributionOverride ?? null,
    by: live.setBy.details["attributionOverride"] ?? null,
    lastUpdateId: live.lastUpdateId,
  });
  return async (tx: Transaction): Promise<PinnedRevision> => {
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
        details: tables.revision.details,
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
      latest?.fingerprint === composed.fingerprint && canonical(latest.details) === canonical(live.details)
        ? latest
        : await insertRevision(tx, storyId, live, composed, {
            number: (latest?.number ?? 0) + 1,
            act,
            personId,
            before: latest?.id ?? null,
            approved: story.approvedRevisionId,
          });
    // What follows decides by these, not by a projection from a second ago, nor by a pin that read older words.
    const { openSuggestions, lastUpdateId: wordsUpdateId } = live;
    await tx
      .update(tables.story)
      .set({ fingerprint: pinned.fingerprint, openSuggestions, wordsUpdateId })
      .where(and(eq(tables.story.id, storyId), lte(tables.story.wordsUpdateId, wordsUpdateId)));
    return asPinned(pinned);
  };
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
    act: string;
    personId: string | null;
    /** Ids of the revision before, and of the one approved last. */
    before: string | null;
    approved: string | null;
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
    contributors: await contributorsSince(tx, storyId, pin.before, live),
    authorship: live.authorship,
    changedBy: await changedSince(tx, storyId, pin.approved, live),
    lastUpdateId: live.lastUpdateId,
    act: pin.act,
    pinnedBy: pin.personId,
    pinnedAt: now(),
  });
  return { id, number: pin.number, fingerprint: composed.fingerprint };
}

/** Who changed what differs from the revision before; where only looks differ, everybody who delivered anything since. */
async function contributorsSince(
  tx: Transaction,
  storyId: string,
  before: string | null,
  live: LiveWords,
): Promise<string[]> {
  const changes = await changedSince(tx, storyId, before, live);
  const people = changes
    .filter(({ brought = 0, removed, beside }) => brought + removed > 0 || beside)
    .map(({ person }) => person);
  if (people.length > 0 || before === null) return people.sort();
  const { revision } = tables;
  const [earlier] = await tx
    .select({ lastUpdateId: revision.lastUpdateId })
    .from(revision)
    .where(eq(revision.id, before));
  return deliverersBetween(tx, storyId, earlier?.lastUpdateId ?? 0, live.lastUpdateId);
}

/** Who changed exactly what differs from an earlier revision; without one, who wrote what is there. */
async function changedSince(
  tx: Transaction,
  storyId: string,
  revisionId: string | null,
  live: LiveWords,
): Promise<PersonChange[]> {
  if (revisionId === null) return changedBy(null, live, live.roots, []);
  const { revision } = tables;
  const [earlier] = await tx
    .select({
      words: revision.words,
      details: revision.details,
      sources: revision.sources,
      identity: revision.identity,
      lastUpdateId: revision.lastUpdateId,
    })
    .from(revision)
    .where(eq(revision.id, revisionId));
  if (!earlier) return changedBy(null, live, live.roots, []);
  const deliveries = await deliveriesBetween(tx, storyId, earlier.lastUpdateId, live.lastUpdateId);
  const before = { ...earlier, sources: earlier.sources.map(({ id }) => id) };
  return changedBy(before, live, live.roots, deliveries);
}
