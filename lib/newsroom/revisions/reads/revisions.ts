import { and, eq, inArray } from "drizzle-orm";
import { database, tables } from "#lib/database/database.ts";
import { versionAct } from "#lib/newsroom/audit/story-acts.ts";
import type { Actor } from "#lib/newsroom/people/actor.ts";
import {
  compareRevisions,
  type ComparedRevision,
  type RevisionComparison,
} from "#lib/newsroom/revisions/compare-revisions.ts";
import { versionAuthors, type VersionAuthors } from "#lib/newsroom/revisions/reads/version-authors.ts";
import { storyName } from "#lib/newsroom/stories/desk.ts";
import type { RevisionRow } from "#lib/newsroom/stories/reads/lock-story.ts";
import { now } from "#lib/platform/clock.ts";
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

/** What stands in a story at a moment, of which there need be no version. */
export type PresentWords = ComparedRevision & Pick<RevisionRow, "authorship"> & { storyId: string };

/** Two versions of a story beside each other, the words and every field. */
export async function comparedVersions(
  actor: Actor | null,
  storyId: string,
  from: string | PresentWords,
  to: string | PresentWords,
): Promise<ComparedPair> {
  const whole = async (version: string | PresentWords) =>
    typeof version === "string" ? revisionById(actor, storyId, version) : version;
  const [before, after] = await Promise.all([whole(from), whole(to)]);
  const [old, young, authors] = await Promise.all([
    versionOf(before),
    versionOf(after),
    versionAuthors(after),
  ]);
  const name = storyName({ slugline: after.details.slugline ?? "", headline: after.words.headline });
  return { storyName: name, from: old, to: young, comparison: compareRevisions(before, after), authors };
}

async function versionOf(row: RevisionRow | PresentWords): Promise<ComparedVersion> {
  if (!("id" in row))
    return { id: "now", number: 0, name: "Now", act: "as it stands", at: now().toISOString(), by: null };
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
