import { and, asc, desc, eq, inArray, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { database, tables } from "#lib/database/database.ts";
import { changeAuthors, type ChangeAuthors } from "#lib/document/provenance/changed-by.ts";
import { holds as holdsRole, type Actor } from "#lib/newsroom/people/actor.ts";
import { pageOf } from "#lib/newsroom/publications/preview.ts";
import type { PublishedPage } from "#lib/newsroom/publications/publication.ts";
import { requiredQueries } from "#lib/newsroom/queries/reads/required-queries.ts";
import type { Check } from "#lib/newsroom/stories/checks.ts";
import { compareRevisions, type RevisionComparison } from "#lib/newsroom/revisions/compare-revisions.ts";
import { decisionChecks } from "#lib/newsroom/stories/decision-checks.ts";
import { decisionViews, type DecisionView } from "#lib/newsroom/stories/decision-views.ts";
import { changesSinceApproval } from "#lib/newsroom/stories/reads/changes-since-approval.ts";
import { decidedSoFar, openHolds, type RevisionRow } from "#lib/newsroom/stories/reads/lock-story.ts";
import { isNewest, newest, waits } from "#lib/newsroom/stories/reads/waiting-for-approval.ts";
import { revisionChecks } from "#lib/newsroom/revisions/reads/revision-checks.ts";
import { namesOf } from "#lib/newsroom/revisions/reads/version-list.ts";
import { needsSecondPair } from "#lib/newsroom/stories/second-pair.ts";
import { changedSince, type OpenHold, type StoryFacts } from "#lib/newsroom/stories/story-facts.ts";
import type { PublicationState, Stage } from "#lib/newsroom/stories/story.ts";
import { log } from "#lib/platform/log.ts";
import { refuse } from "#lib/platform/refusal.ts";

/** A story that waits for a manager, with everything the decision needs; plain data. */
export interface StoryForApproval {
  id: string;
  slugline: string;
  headline: string;
  stage: Stage;
  publicationState: PublicationState;
  changedSince: null | "approval" | "publication";
  /** When it goes out by itself; ISO 8601. */
  scheduledFor: string | null;
  waitingSince: string;
  sentBy: string;
  /** As readers will see it. */
  page: PublishedPage;
  revision: { id: string; number: number; fingerprint: string };
  firstPublishedAt: string | null;
  lastUpdatedAt: string | null;
  /** Why the attribution line was set by hand; null: it is the computed one. */
  attributionReason: string | null;
  /** What changed since the last approval; null: it was never approved. */
  comparison: RevisionComparison | null;
  /** Who wrote what is new, by the names of the people; null where it is not known. */
  changeAuthors: ChangeAuthors | null;
  /** Who changed exactly what differs, and how much of it. */
  changedBy: { name: string; written: number; removed: number; beside: boolean }[];
  needsSecondPair: boolean;
  checks: { blocking: Check[]; warnings: Check[] };
  holds: OpenHold[];
  pictures: { id: string; credit: string; alt: string }[];
  decisions: DecisionView[];
}

const { story, revision, publication, person, event, section } = tables;
const approved = alias(revision, "approved");
const changer = alias(person, "changer");

/** What waits for a decision, the oldest first: each as readers would get it, with what changed since the last yes. */
export const approvals = async (actor: Actor | null): Promise<StoryForApproval[]> =>
  (await allApprovals(actor)).waiting;

/** A story that waits and cannot be shown: it is named, and takes no other with it. */
export interface FailingStory {
  id: string;
  slugline: string;
  headline: string;
}

/** The same, with those that could not be read. */
export async function allApprovals(
  actor: Actor | null,
): Promise<{ waiting: StoryForApproval[]; failing: FailingStory[] }> {
  if (!actor) refuse("not-signed-in", "Sign in first.");
  if (!holdsRole(actor, "manager"))
    refuse("not-allowed", "Approvals are for managers: only a manager can approve.");
  const rows = await database()
    .select({ story, newest, approved, publication, changer: changer.name, section: section.name })
    .from(story)
    .innerJoin(newest, and(eq(newest.storyId, story.id), isNewest))
    .leftJoin(approved, eq(approved.id, story.approvedRevisionId))
    .leftJoin(publication, eq(publication.id, story.livePublicationId))
    .leftJoin(changer, eq(changer.id, story.changedBy))
    .leftJoin(section, sql`${section.slug} = ${newest.details}->>'section'`)
    .where(waits)
    .orderBy(asc(story.stageAt));
  const sent = await sentForApproval(rows.map((row) => row.story.id));
  const waiting: StoryForApproval[] = [];
  const failing: FailingStory[] = [];
  for (const row of rows) {
    const { id, slugline, headline } = row.story;
    try {
      waiting.push(await waitingStory(actor, row, sent.get(id)));
    } catch (thrown) {
      log().error({ err: thrown, storyId: id }, "a story that waits for approval could not be shown");
      failing.push({ id, slugline, headline });
    }
  }
  waiting.sort((a, b) => (a.waitingSince < b.waitingSince ? -1 : a.waitingSince > b.waitingSince ? 1 : 0));
  return { waiting, failing };
}

interface Row {
  story: typeof story.$inferSelect;
  newest: RevisionRow;
  approved: RevisionRow | null;
  publication: typeof publication.$inferSelect | null;
  changer: string | null;
  section: string | null;
}

async function waitingStory(actor: Actor, row: Row, sent: Sent | undefined): Promise<StoryForApproval> {
  const { story: story_, newest: now, publication: live } = row;
  const [checks, holds, decided, { changes, authors }] = [
    await revisionChecks(now),
    await openHolds(database(), story_.id),
    await decidedSoFar(database(), story_.id),
    await changesSinceApproval(database(), story_.id),
  ];
  const names = await namesOf([...changes.map(({ person }) => person), ...(now.authorship?.people ?? [])]);
  const facts: StoryFacts = {
    stage: story_.stage,
    publicationState: story_.publicationState,
    createdBy: story_.createdBy,
    everFiled: decided.everFiled,
    stageBeforeSpike: story_.stageBeforeSpike,
    fingerprint: now.fingerprint,
    approvedFingerprint: story_.approvedFingerprint,
    approvedBy: decided.approvedBy,
    liveFingerprint: story_.liveFingerprint,
    publishedBy: decided.publishedBy,
    holds,
    openSuggestions: story_.openSuggestions,
    requiredQueries: await requiredQueries(database(), story_.id),
    blocking: checks.blocking,
    authorsSinceApproval: authors,
  };
  const further = decisionChecks(facts);
  const slug = now.details.section ?? "";
  const changed = story_.stage === "approved";
  return {
    id: story_.id,
    slugline: now.details.slugline ?? "",
    headline: now.words.headline,
    stage: story_.stage,
    publicationState: story_.publicationState,
    changedSince: changedSince(facts),
    scheduledFor: story_.scheduledFor?.toISOString() ?? null,
    waitingSince: (changed ? story_.changedAt : (sent?.at ?? story_.stageAt)).toISOString(),
    sentBy: (changed ? row.changer : sent?.by) ?? row.changer ?? "",
    page: pageOf(now, { section: { slug, name: row.section ?? slug }, notes: live?.page.notes ?? [] }),
    revision: { id: now.id, number: now.number, fingerprint: now.fingerprint },
    firstPublishedAt: live?.firstPublishedAt.toISOString() ?? null,
    lastUpdatedAt: live?.lastUpdatedAt.toISOString() ?? null,
    attributionReason: now.details.attributionOverride?.reason ?? null,
    comparison: row.approved ? compareRevisions(row.approved, now) : null,
    changeAuthors: now.authorship
      ? inNames(changeAuthors(row.approved, { ...now, authorship: now.authorship }), names)
      : null,
    changedBy: changes.flatMap(({ person: id, ...change }) => {
      const name = names.get(id);
      return name ? [{ name, ...change }] : [];
    }),
    needsSecondPair: needsSecondPair(actor, authors),
    checks: {
      blocking: [...further.blocking, ...checks.blocking],
      warnings: [...further.warnings, ...checks.warnings],
    },
    holds,
    pictures: now.words.lines.flatMap((line) => {
      if (line.kind !== "picture" || !line.picture) return [];
      const pinned = now.pictures.find(({ id }) => id === line.picture);
      return [{ id: line.picture, credit: pinned?.credit ?? "", alt: line.alt ?? "" }];
    }),
    decisions: decisionViews(actor, facts),
  };
}

function inNames(authors: ChangeAuthors, names: ReadonlyMap<string, string>): ChangeAuthors {
  const named = (people: string[]) => people.flatMap((id) => names.get(id) ?? []);
  return {
    headline: named(authors.headline),
    standfirst: named(authors.standfirst),
    lines: Object.fromEntries(Object.entries(authors.lines).map(([line, people]) => [line, named(people)])),
  };
}

interface Sent {
  at: Date;
  by: string | null;
}

/** When each was last sent for approval, and by whom. */
async function sentForApproval(ids: string[]): Promise<Map<string, Sent>> {
  if (ids.length === 0) return new Map();
  const rows = await database()
    .select({ storyId: event.storyId, at: event.at, by: person.name })
    .from(event)
    .leftJoin(person, eq(person.id, event.personId))
    .where(and(inArray(event.storyId, ids), eq(event.name, "story.sent-for-approval")))
    .orderBy(desc(event.id));
  const sent = new Map<string, Sent>();
  for (const { storyId, at, by } of rows) if (storyId && !sent.has(storyId)) sent.set(storyId, { at, by });
  return sent;
}
