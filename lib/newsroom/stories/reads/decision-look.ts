import { and, desc, eq } from "drizzle-orm";
import { database, tables } from "#lib/database/database.ts";
import { changeSummary } from "#lib/document/versions/compare-words.ts";
import type { Actor } from "#lib/newsroom/people/actor.ts";
import { comparableRevision, proposedChange } from "#lib/newsroom/publications/proposed-change.ts";
import { compareRevisions, type RevisionComparison } from "#lib/newsroom/revisions/compare-revisions.ts";
import type { DecisionLook, RevisionDecision } from "#lib/newsroom/stories/decision-look.ts";
import { authorsSinceApproval } from "#lib/newsroom/stories/reads/changes-since-approval.ts";
import type { RevisionRow } from "#lib/newsroom/stories/reads/lock-story.ts";
import { revisionChecks } from "#lib/newsroom/revisions/reads/revision-checks.ts";
import { needsSecondPair } from "#lib/newsroom/stories/second-pair.ts";
import { refuse } from "#lib/platform/refusal.ts";

/**
 * What a decision about readers is about: the newest revision while nothing is approved (the words were pinned a moment
 * ago), after that exactly the approved one, however people go on typing.
 */
export async function decisionLook(
  actor: Actor,
  storyId: string,
  decision: RevisionDecision,
): Promise<DecisionLook> {
  const [story] = await database().select().from(tables.story).where(eq(tables.story.id, storyId));
  if (!story) refuse("not-found", "There is no such story.");
  const [newest, approved, live] = await Promise.all([
    newestRevision(storyId),
    revisionOf(storyId, story.approvedRevisionId),
    liveRevision(story.livePublicationId),
  ]);
  const meant = decision === "approve" || story.stage !== "approved" ? newest : approved;
  if (!meant) refuse("not-possible", "There is nothing to decide about yet.");
  const since = decision === "update" ? live : (approved ?? live);
  const [checks, authors] = await Promise.all([
    revisionChecks(meant),
    authorsSinceApproval(database(), storyId),
  ]);
  const proposed = live ? proposedChange(comparableRevision(live), comparableRevision(meant)) : null;
  return {
    fingerprint: meant.fingerprint,
    number: meant.number,
    ...checks,
    changes: since && since.id !== meant.id ? summaryOf(compareRevisions(since, meant)) : [],
    since: since && since.id !== meant.id ? (since === live ? "publication" : "approval") : null,
    proposedChange: proposed?.change ?? "update",
    touches: proposed?.touches ?? [],
    needsSecondPair: needsSecondPair(actor, authors),
  };
}

const summaryOf = ({ words, fields }: RevisionComparison): string[] => [
  ...changeSummary(words),
  ...fields.map(({ name }) => `${name.toLowerCase()} changed`),
];

async function newestRevision(storyId: string): Promise<RevisionRow | undefined> {
  const { revision } = tables;
  const query = database().select().from(revision).where(eq(revision.storyId, storyId));
  return (await query.orderBy(desc(revision.number)).limit(1))[0];
}

async function revisionOf(storyId: string, id: string | null): Promise<RevisionRow | undefined> {
  if (id === null) return undefined;
  const { revision } = tables;
  return (
    await database()
      .select()
      .from(revision)
      .where(and(eq(revision.id, id), eq(revision.storyId, storyId)))
  )[0];
}

async function liveRevision(publicationId: string | null): Promise<RevisionRow | undefined> {
  if (publicationId === null) return undefined;
  const { publication, revision } = tables;
  const [row] = await database()
    .select({ revision })
    .from(publication)
    .innerJoin(revision, eq(revision.id, publication.revisionId))
    .where(eq(publication.id, publicationId));
  return row?.revision;
}
