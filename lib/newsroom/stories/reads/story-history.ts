import { and, desc, eq, gte, or, sql } from "drizzle-orm";
import { database, tables } from "#lib/database/database.ts";
import { newsroomTime } from "#lib/newsroom/audit/reads/newsroom-time.ts";
import { NEWSROOM_ITSELF, storyAct } from "#lib/newsroom/audit/story-acts.ts";
import type { Actor } from "#lib/newsroom/people/actor.ts";
import { versionList, type VersionList } from "#lib/newsroom/revisions/reads/version-list.ts";
import { refuse } from "#lib/platform/refusal.ts";

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
    /** What readers were told with it. */
    publicNote: string | null;
    revision: string | null;
  }[];
  /** The newest of them. */
  versions: VersionList;
}

const MOST_EVENTS = 500;

/** Who did what with the story, when and why, and the versions that were pinned on the way. */
export async function storyHistory(actor: Actor | null, storyId: string): Promise<StoryHistory> {
  if (!actor) refuse("not-signed-in", "Sign in first.");
  const { event, person } = tables;
  const [events, versions] = await Promise.all([
    database()
      .select({ event, person: person.name })
      .from(event)
      .leftJoin(person, eq(person.id, event.personId))
      .where(or(eq(event.storyId, storyId), creditsOf(storyId)))
      .orderBy(desc(event.at), desc(event.id))
      .limit(MOST_EVENTS),
    versionList(actor, storyId),
  ]);
  return {
    events: events.map(({ event: row, person: name }) => ({
      id: String(row.id),
      at: row.at.toISOString(),
      person: name ?? NEWSROOM_ITSELF,
      act: storyAct(row.name, row.fact, newsroomTime),
      name: row.name,
      note: row.note,
      publicNote: typeof row.fact["publicNote"] === "string" ? row.fact["publicNote"] : null,
      revision: row.revisionId,
    })),
    versions,
  };
}

/** A credit lives with its picture: what became of it since the story was begun belongs to the story that shows it. */
function creditsOf(storyId: string) {
  const { event, revision, story } = tables;
  return and(
    eq(event.name, "picture.credited"),
    gte(event.at, sql`(select ${story.createdAt} from ${story} where ${story.id} = ${storyId})`),
    sql`${event.subjectId} in (
      select shown.picture ->> 'id' from ${revision}
      cross join lateral jsonb_array_elements(${revision.pictures}) as shown(picture)
      where ${revision.storyId} = ${storyId})`,
  );
}
