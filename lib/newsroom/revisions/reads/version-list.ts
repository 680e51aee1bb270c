import { and, desc, eq, inArray, lt } from "drizzle-orm";
import { database, tables } from "#lib/database/database.ts";
import { versionAct } from "#lib/newsroom/audit/story-acts.ts";
import type { Actor } from "#lib/newsroom/people/actor.ts";
import { refuse } from "#lib/platform/refusal.ts";

/** A version as lists show it. */
export interface ListedVersion {
  id: string;
  number: number;
  name: string | null;
  /** Why it is there, in words: what was decided about it, or why it was pinned. */
  act: string;
  /** ISO 8601. */
  at: string;
  by: string;
  /** Names of those who changed anything since the version before. */
  contributors: string[];
  /** The version before it; null for the first. */
  before: string | null;
}

export interface VersionList {
  /** Newest first. */
  versions: ListedVersion[];
  /** There are older ones. */
  more: boolean;
}

/** As many as anybody reads at once; the rest is asked for. */
const PAGE = 40;
/** Who keeps a version that nobody asked for. */
const NEWSROOM_ITSELF = "Galley";

/** The versions of a story, newest first, a page at a time: those before a number, or the newest. */
export async function versionList(
  actor: Actor | null,
  storyId: string,
  before?: number,
  most = PAGE,
): Promise<VersionList> {
  if (!actor) refuse("not-signed-in", "Sign in first.");
  const { revision, person, event } = tables;
  const rows = await database()
    .select({
      id: revision.id,
      number: revision.number,
      name: revision.name,
      act: revision.act,
      at: revision.pinnedAt,
      by: person.name,
      contributors: revision.contributors,
    })
    .from(revision)
    .leftJoin(person, eq(person.id, revision.pinnedBy))
    .where(and(eq(revision.storyId, storyId), before === undefined ? undefined : lt(revision.number, before)))
    .orderBy(desc(revision.number))
    .limit(most + 1);
  const ids = rows.map(({ id }) => id);
  const [decided, names] = await Promise.all([
    ids.length === 0
      ? []
      : database()
          .select({ name: event.name, revisionId: event.revisionId })
          .from(event)
          .where(and(eq(event.storyId, storyId), inArray(event.revisionId, ids)))
          .orderBy(event.id),
    namesOf(rows.flatMap(({ contributors }) => contributors)),
  ]);
  const versions = rows.slice(0, most).map((row, place) => ({
    ...row,
    act: versionAct(
      row.act,
      decided.filter(({ revisionId }) => revisionId === row.id).map(({ name }) => name),
    ),
    at: row.at.toISOString(),
    by: row.by ?? NEWSROOM_ITSELF,
    contributors: row.contributors.flatMap((id) => names.get(id) ?? []),
    before: rows[place + 1]?.id ?? null,
  }));
  return { versions, more: rows.length > most };
}

/** Names of people by their ids. */
export async function namesOf(ids: readonly string[]): Promise<Map<string, string>> {
  const { person } = tables;
  const wanted = [...new Set(ids)];
  if (wanted.length === 0) return new Map();
  const people = await database()
    .select({ id: person.id, name: person.name })
    .from(person)
    .where(inArray(person.id, wanted));
  return new Map(people.map(({ id, name }) => [id, name]));
}
