import { and, desc, eq, inArray, isNotNull } from "drizzle-orm";
import { database, tables } from "#lib/database/database.ts";
import { storyAct, versionAct } from "#lib/newsroom/audit/story-acts.ts";
import type { Actor } from "#lib/newsroom/people/actor.ts";
import { refuse } from "#lib/platform/refusal.ts";
import { settings } from "#lib/platform/settings.ts";

export interface StoryHistory {
  /** Newest first. */
  events: {
    id: string;
    /** ISO 8601. */
    at: string;
    person: string;
    /** What they did, in words. */
    act: string;
    name: string;
    note: string | null;
    revision: string | null;
  }[];
  /** Newest first. */
  versions: {
    id: string;
    number: number;
    name: string | null;
    act: string;
    at: string;
    by: string;
    contributors: string[];
  }[];
}

const MOST_EVENTS = 500;
const MOST_VERSIONS = 300;
/** Who does what nobody pressed a button for. */
const NEWSROOM_ITSELF = "Galley";

/** Who did what with the story, when and why, and the versions that were pinned on the way. */
export async function storyHistory(actor: Actor | null, storyId: string): Promise<StoryHistory> {
  if (!actor) refuse("not-signed-in", "Sign in first.");
  const { event, person, revision } = tables;
  const [events, revisions, decided, people] = await Promise.all([
    database()
      .select({ event, person: person.name })
      .from(event)
      .leftJoin(person, eq(person.id, event.personId))
      .where(eq(event.storyId, storyId))
      .orderBy(desc(event.id))
      .limit(MOST_EVENTS),
    database()
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
      .where(eq(revision.storyId, storyId))
      .orderBy(desc(revision.number))
      .limit(MOST_VERSIONS),
    database()
      .select({ name: event.name, revisionId: event.revisionId })
      .from(event)
      .where(and(eq(event.storyId, storyId), isNotNull(event.revisionId)))
      .orderBy(event.id),
    contributorNames(storyId),
  ]);
  return {
    events: events.map(({ event: row, person: name }) => ({
      id: String(row.id),
      at: row.at.toISOString(),
      person: name ?? NEWSROOM_ITSELF,
      act: storyAct(row.name, row.fact, inTheZone),
      name: row.name,
      note: row.note,
      revision: row.revisionId,
    })),
    versions: revisions.map((row) => ({
      ...row,
      act: versionAct(
        row.act,
        decided.filter(({ revisionId }) => revisionId === row.id).map(({ name }) => name),
      ),
      at: row.at.toISOString(),
      by: row.by ?? NEWSROOM_ITSELF,
      contributors: row.contributors.flatMap((id) => people.get(id) ?? []),
    })),
  };
}

/** Names of everyone who has a hand in a version of this story. */
export async function contributorNames(storyId: string): Promise<Map<string, string>> {
  const { person, revision } = tables;
  const rows = await database()
    .select({ contributors: revision.contributors })
    .from(revision)
    .where(eq(revision.storyId, storyId));
  const ids = [...new Set(rows.flatMap((row) => row.contributors))];
  if (ids.length === 0) return new Map();
  const people = await database()
    .select({ id: person.id, name: person.name })
    .from(person)
    .where(inArray(person.id, ids));
  return new Map(people.map(({ id, name }) => [id, name]));
}

const inTheZone = (iso: string): string => {
  const at = new Date(iso);
  if (Number.isNaN(at.getTime())) return iso;
  const { locale, timezone } = settings();
  return new Intl.DateTimeFormat(locale, {
    dateStyle: "medium",
    timeStyle: "short",
    timeZone: timezone,
  }).format(at);
};
