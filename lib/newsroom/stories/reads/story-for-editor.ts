import { and, asc, eq, inArray, isNull } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { database, tables } from "#lib/database/database.ts";
import type { Actor } from "#lib/newsroom/people/actor.ts";
import { pictureRefusals } from "#lib/newsroom/pictures/permissions.ts";
import { requiredQueries } from "#lib/newsroom/queries/reads/required-queries.ts";
import { STANDARD_ATTRIBUTION_FORM } from "#lib/newsroom/stories/attribution.ts";
import { checksOf, type Check } from "#lib/newsroom/stories/checks.ts";
import { composeRevision } from "#lib/newsroom/revisions/compose-revision.ts";
import { decisionChecks } from "#lib/newsroom/stories/decision-checks.ts";
import { decisionViews, type DecisionView } from "#lib/newsroom/stories/decision-views.ts";
import {
  assigningRefusals,
  startingMode,
  worksOnStories,
  writingRight,
} from "#lib/newsroom/stories/permissions.ts";
import { authorsSinceApproval } from "#lib/newsroom/stories/reads/changes-since-approval.ts";
import { decidedSoFar, openHolds } from "#lib/newsroom/stories/reads/lock-story.ts";
import { newestWords } from "#lib/newsroom/stories/reads/newest-words.ts";
import type { WordsNow } from "#lib/newsroom/revisions/reads/readers-parts.ts";
import { picturesIn } from "#lib/newsroom/revisions/readers-view.ts";
import { needsSecondPair } from "#lib/newsroom/stories/second-pair.ts";
import { changedSince, type OpenHold, type StoryFacts } from "#lib/newsroom/stories/story-facts.ts";
import {
  PUBLICATION_STATE_NAMES,
  STAGE_NAMES,
  type PublicationState,
  type Stage,
} from "#lib/newsroom/stories/story.ts";
import { refuse } from "#lib/platform/refusal.ts";

interface Named {
  id: string;
  name: string;
}

/** Everything the story page shows about its story, the live words aside. Plain data. */
export interface StoryForEditor {
  id: string;
  slugline: string;
  headline: string;
  stage: Stage;
  stageName: string;
  publicationState: PublicationState;
  publicationName: string;
  changedSince: null | "approval" | "publication";
  right: "edit" | "suggest" | "read";
  startingMode: "editing" | "suggesting" | "reading";
  desk: Named | null;
  assignee: Named | null;
  /** By when it is wanted; ISO 8601. */
  dueAt: string | null;
  mayAssign: boolean;
  mayCredit: boolean;
  desks: Named[];
  sections: { slug: string; name: string }[];
  /** Who can be given a story. */
  people: Named[];
  /** Everyone who ever wrote here. */
  everyone: (Named & { ink: number })[];
  wireSources: { id: string; name: string; printedName: string }[];
  attributionForm: string;
  attribution: string | null;
  holds: OpenHold[];
  decisions: DecisionView[];
  checks: { blocking: Check[]; warnings: Check[] };
  /** Where readers find it, while it is live. */
  pageAddress: string | null;
  scheduledFor: string | null;
  lengthTarget: number | null;
  fingerprint: string;
  openSuggestions: number;
  needsSecondPair: boolean;
  approvedRevisionId: string | null;
  liveRevisionId: string | null;
}

/** How the caller knows the words of this moment; without it the newest revision stands for them. */
export type ReadWords = (storyId: string) => Promise<WordsNow & { openSuggestions?: number }>;

const { story, desk, person, publication, section, wireSource, newsroom, picture, storyClient } = tables;
const assignee = alias(person, "assignee");

/** A story as this person meets it: what it is, what may be done, and why what may not. Everyone signed in may read. */
export async function storyForEditor(
  actor: Actor | null,
  storyId: string,
  readWords: ReadWords = newestWords,
): Promise<StoryForEditor> {
  if (!actor) refuse("not-signed-in", "Sign in first.");
  const [found] = await database()
    .select({
      story,
      desk: { id: desk.id, name: desk.name },
      assignee: { id: assignee.id, name: assignee.name },
      liveRevisionId: publication.revisionId,
    })
    .from(story)
    .leftJoin(desk, eq(desk.id, story.deskId))
    .leftJoin(assignee, eq(assignee.id, story.assigneeId))
    .leftJoin(publication, eq(publication.id, story.livePublicationId))
    .where(eq(story.id, storyId));
  if (!found) refuse("not-found", "There is no such story, or you may not see it.");
  const row = found.story;
  const now = await readWords(storyId);
  const [house, holds, decided, authors, pictures, required] = await Promise.all([
    houseOf(storyId),
    openHolds(database(), storyId),
    decidedSoFar(database(), storyId),
    authorsSinceApproval(database(), storyId),
    picturesById(picturesIn(now.words.lines)),
    requiredQueries(database(), storyId),
  ]);
  const wireSources = new Map(house.wireSources.map((source) => [source.id, source]));
  const composed = composeRevision({ ...now, pictures, wireSources, attributionForm: house.attributionForm });
  const checks = checksOf({
    words: now.words,
    details: now.details,
    pictures,
    sources: now.sources.flatMap((id) => wireSources.get(id) ?? []),
    knownSources: house.wireSources.filter((source) => !source.closed),
    attributionForm: house.attributionForm,
    sections: house.sections.map(({ slug }) => slug),
  });
  const facts: StoryFacts = {
    stage: row.stage,
    publicationState: row.publicationState,
    createdBy: row.createdBy,
    everFiled: decided.everFiled,
    stageBeforeSpike: row.stageBeforeSpike,
    fingerprint: composed.fingerprint,
    approvedFingerprint: row.approvedFingerprint,
    approvedBy: decided.approvedBy,
    liveFingerprint: row.liveFingerprint,
    publishedBy: decided.publishedBy,
    holds,
    openSuggestions: now.openSuggestions ?? row.openSuggestions,
    requiredQueries: required,
    blocking: checks.blocking,
    authorsSinceApproval: authors,
  };
  const further = decisionChecks(facts);
  return {
    id: storyId,
    slugline: now.details.slugline ?? "",
    headline: now.words.headline,
    stage: row.stage,
    stageName: STAGE_NAMES[row.stage],
    publicationState: row.publicationState,
    publicationName: PUBLICATION_STATE_NAMES[row.publicationState],
    changedSince: changedSince(facts),
    right: writingRight(actor, row.stage),
    startingMode: startingMode(actor, row.stage),
    desk: found.desk?.id ? found.desk : null,
    assignee: found.assignee?.id ? found.assignee : null,
    dueAt: row.dueAt?.toISOString() ?? null,
    mayAssign: assigningRefusals(actor, row.stage).length === 0,
    mayCredit: pictureRefusals(actor, "credit").length === 0,
    desks: house.desks,
    sections: house.sections,
    people: house.people.filter(worksOnStories).map(({ id, name }) => ({ id, name })),
    everyone: house.everyone,
    wireSources: house.wireSources
      .filter((source) => !source.closed || now.sources.includes(source.id))
      .map(({ id, name, printedName }) => ({ id, name, printedName })),
    attributionForm: house.attributionForm,
    attribution: composed.attribution,
    holds,
    decisions: decisionViews(actor, facts),
    checks: {
      blocking: [...further.blocking, ...checks.blocking],
      warnings: [...further.warnings, ...checks.warnings],
    },
    pageAddress: row.publicationState === "live" ? row.address : null,
    scheduledFor: row.scheduledFor?.toISOString() ?? null,
    lengthTarget: now.details.length ?? null,
    fingerprint: composed.fingerprint,
    openSuggestions: facts.openSuggestions,
    needsSecondPair: needsSecondPair(actor, authors),
    approvedRevisionId: row.approvedRevisionId,
    liveRevisionId: found.liveRevisionId,
  };
}

/** What the house has to choose from, and who ever wrote in this story. */
async function houseOf(storyId: string) {
  const [desks, sections, people, everyone, sources, [form]] = await Promise.all([
    database()
      .select({ id: desk.id, name: desk.name })
      .from(desk)
      .where(isNull(desk.closedAt))
      .orderBy(asc(desk.name)),
    database()
      .select({ slug: section.slug, name: section.name })
      .from(section)
      .orderBy(asc(section.position)),
    database()
      .select({ id: person.id, name: person.name, roles: person.roles })
      .from(person)
      .where(isNull(person.suspendedAt))
      .orderBy(asc(person.name)),
    database()
      .selectDistinct({ id: person.id, name: person.name, ink: person.ink })
      .from(storyClient)
      .innerJoin(person, and(eq(person.id, storyClient.personId), eq(storyClient.storyId, storyId))),
    database().select().from(wireSource).orderBy(asc(wireSource.name)),
    database().select({ attributionForm: newsroom.attributionForm }).from(newsroom),
  ]);
  return {
    ...{ desks, sections, people, everyone },
    wireSources: sources.map(({ closedAt, ...source }) => ({ ...source, closed: closedAt !== null })),
    attributionForm: form?.attributionForm ?? STANDARD_ATTRIBUTION_FORM,
  };
}

async function picturesById(ids: readonly string[]) {
  if (ids.length === 0) return new Map<string, never>();
  const rows = await database()
    .select({
      id: picture.id,
      credit: picture.credit,
      contentHash: picture.contentHash,
      width: picture.width,
      height: picture.height,
    })
    .from(picture)
    .where(inArray(picture.id, [...ids]));
  return new Map(rows.map((row) => [row.id, row]));
}
