import { and, eq, inArray } from "drizzle-orm";
import { database, tables } from "#lib/database/database.ts";
import { versionAct } from "#lib/newsroom/audit/story-acts.ts";
import type { Actor } from "#lib/newsroom/people/actor.ts";
import { compareRevisions, type RevisionComparison } from "#lib/newsroom/revisions/compare-revisions.ts";
import { versionAuthors, type VersionAuthors } from "#lib/newsroom/revisions/reads/version-authors.ts";
import { storyName } from "#lib/newsroom/stories/desk.ts";
import type { RevisionRow } from "#lib/newsroom/stories/reads/lock-story.ts";
import { refuse } from "#lib/platform/refusal.ts";

export interface ComparedVersion {
  id: string;
  number: number;
  name: string | null;
  act: string;
  at: string;
  by: string | null;
}

export interface ComparedPair {
  /** What the newsroom calls the story, by the younger one. */
  storyName: string;
  from: ComparedVersion;
  to: ComparedVersion;
  comparison: RevisionComparison;
  /** Who wrote the younger one; null where that was not kept. */
  authors: VersionAuthors | null;
}

/** One revision of a story, whole, or the word that there is none. */
export async function revisionById(actor: Actor | null, storyId: string, id: string): Promise<RevisionRow> {
  if (!actor) refuse("not-signed-in", "Sign in first.");
  const { revision } = tables;
  const [row] = await database()
    .select()
    .from(revision)
    .where(and(eq(revision.id, id), eq(revision.storyId, storyId)));
  return row ?? refuse("not-found", "There is no such version of this story.");
}

/** Two versions of a story beside each other, the words and every field. */
export async function comparedVersions(
  actor: Actor | null,
  storyId: string,
  from: string,
  to: string,
): Promise<ComparedPair> {
  const [before, after] = await Promise.all([
    revisionById(actor, storyId, from),
    revisionById(actor, storyId, to),
  ]);
  const [old, young, authors] = await Promise.all([
    versionOf(before),
    versionOf(after),
    versionAuthors(after),
  ]);
  const name = storyName({ slugline: after.details.slugline ?? "", headline: after.words.headline });
  return { storyName: name, from: old, to: young, comparison: compareRevisions(before, after), authors };
}

async function versionOf(row: RevisionRow): Promise<ComparedVersion> {
  const { event, person } = tables;
  const [events, people] = await Promise.all([
    database().select({ name: event.name }).from(event).where(eq(event.revisionId, row.id)),
    row.pinnedBy
      ? database()
          .select({ name: person.name })
          .from(person)
          .where(inArray(person.id, [row.pinnedBy]))
      : [],
  ]);
  return {
    id: row.id,
    number: row.number,
    name: row.name,
    act: versionAct(
      row.act,
      events.map(({ name }) => name),
    ),
    at: row.pinnedAt.toISOString(),
    by: people[0]?.name ?? null,
  };
}
