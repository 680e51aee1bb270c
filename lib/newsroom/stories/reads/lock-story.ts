import { and, desc, eq, gt, inArray, isNull, or } from "drizzle-orm";
import { tables, type Connection, type Transaction } from "#lib/database/database.ts";
import { requiredQueries } from "#lib/newsroom/queries/reads/required-queries.ts";
import { blockingOf } from "#lib/newsroom/stories/checks.ts";
import { authorsSinceApproval } from "#lib/newsroom/stories/reads/changes-since-approval.ts";
import type { OpenHold, StoryFacts } from "#lib/newsroom/stories/story-facts.ts";
import { now } from "#lib/platform/clock.ts";
import { refuse } from "#lib/platform/refusal.ts";

export type StoryRow = typeof tables.story.$inferSelect;
export type RevisionRow = typeof tables.revision.$inferSelect;

/** A story while it is decided about: nobody else can decide until the transaction ends. */
export interface StoryUnderDecision {
  story: StoryRow;
  facts: StoryFacts;
  /** The words as they were pinned for this decision; null when nothing was ever pinned. */
  latest: RevisionRow | null;
  approved: RevisionRow | null;
}

/** Locks the story's row and reads everything a decision about it is judged by, or refuses with "not-found". */
export async function lockStory(tx: Transaction, storyId: string): Promise<StoryUnderDecision> {
  const [story] = await tx.select().from(tables.story).where(eq(tables.story.id, storyId)).for("update");
  if (!story) refuse("not-found", "There is no such story, or you may not see it.");
  const { revision } = tables;
  const [latest] = await tx
    .select()
    .from(revision)
    .where(eq(revision.storyId, storyId))
    .orderBy(desc(revision.number))
    .limit(1);
  const [approved] =
    story.approvedRevisionId === null
      ? []
      : await tx.select().from(revision).where(eq(revision.id, story.approvedRevisionId));
  const facts = await factsOf(tx, story, latest ?? null, approved ?? null);
  return { story, facts, latest: latest ?? null, approved: approved ?? null };
}

async function factsOf(
  tx: Transaction,
  story: StoryRow,
  latest: RevisionRow | null,
  approved: RevisionRow | null,
): Promise<StoryFacts> {
  const decided = await decidedSoFar(tx, story.id);
  const goesOut = story.stage === "approved" ? approved : latest;
  return {
    stage: story.stage,
    publicationState: story.publicationState,
    createdBy: story.createdBy,
    everFiled: decided.everFiled,
    stageBeforeSpike: story.stageBeforeSpike,
    fingerprint: latest?.fingerprint ?? story.fingerprint,
    approvedFingerprint: story.approvedFingerprint,
    approvedBy: decided.approvedBy,
    liveFingerprint: story.liveFingerprint,
    publishedBy: decided.publishedBy,
    holds: await openHolds(tx, story.id),
    openSuggestions: story.openSuggestions,
    requiredQueries: await requiredQueries(tx, story.id),
    blocking: goesOut ? await blockingIn(tx, goesOut) : [],
    authorsSinceApproval: await authorsSinceApproval(tx, story.id),
  };
}

/** Holds that stand now: neither released nor past their time. */
export async function openHolds(connection: Connection, storyId: string): Promise<OpenHold[]> {
  const { hold, person } = tables;
  const rows = await connection
    .select({
      id: hold.id,
      kind: hold.kind,
      reason: hold.reason,
      until: hold.until,
      byId: hold.placedBy,
      by: person.name,
    })
    .from(hold)
    .innerJoin(person, eq(person.id, hold.placedBy))
    .where(
      and(eq(hold.storyId, storyId), isNull(hold.releasedAt), or(isNull(hold.until), gt(hold.until, now()))),
    )
    .orderBy(hold.placedAt);
  return rows.map((row) => ({ ...row, until: row.until?.toISOString() ?? null }));
}

/** Publishing approves only where it is breaking news. */
const approves = (row: { name: string; fact: Record<string, unknown> }): boolean =>
  row.name === "story.approved" || (row.name === "story.published" && "breakingNews" in row.fact);

/** What the record knows of earlier decisions: whether it was ever filed, who approved and who published it last. */
export async function decidedSoFar(
  connection: Connection,
  storyId: string,
): Promise<{ everFiled: boolean; approvedBy: string | null; publishedBy: string | null }> {
  const { event, person } = tables;
  const rows = await connection
    .select({ name: event.name, fact: event.fact, by: person.name })
    .from(event)
    .leftJoin(person, eq(person.id, event.personId))
    .where(
      and(
        eq(event.storyId, storyId),
        inArray(event.name, ["story.filed", "story.approved", "story.published", "story.updated"]),
      ),
    )
    .orderBy(desc(event.id));
  return {
    everFiled: rows.some((row) => row.name === "story.filed"),
    approvedBy: rows.find(approves)?.by ?? null,
    publishedBy: rows.find(({ name }) => name === "story.published" || name === "story.updated")?.by ?? null,
  };
}

async function blockingIn(tx: Transaction, revision: RevisionRow) {
  const sections = await tx.select({ slug: tables.section.slug }).from(tables.section);
  return blockingOf({
    words: revision.words,
    details: revision.details,
    pictures: new Map(revision.pictures.map((picture) => [picture.id, picture])),
    sections: sections.map(({ slug }) => slug),
  });
}
