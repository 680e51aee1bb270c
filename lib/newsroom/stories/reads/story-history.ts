import { desc, eq } from "drizzle-orm";
import { database, tables } from "#lib/database/database.ts";
import { storyAct } from "#lib/newsroom/audit/story-acts.ts";
import type { Actor } from "#lib/newsroom/people/actor.ts";
import { versionList, type VersionList } from "#lib/newsroom/revisions/reads/version-list.ts";
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
  /** The newest of them. */
  versions: VersionList;
}

const MOST_EVENTS = 500;
/** Who does what nobody pressed a button for. */
const NEWSROOM_ITSELF = "Galley";

/** Who did what with the story, when and why, and the versions that were pinned on the way. */
export async function storyHistory(actor: Actor | null, storyId: string): Promise<StoryHistory> {
  if (!actor) refuse("not-signed-in", "Sign in first.");
  const { event, person } = tables;
  const [events, versions] = await Promise.all([
    database()
      .select({ event, person: person.name })
      .from(event)
      .leftJoin(person, eq(person.id, event.personId))
      .where(eq(event.storyId, storyId))
      .orderBy(desc(event.id))
      .limit(MOST_EVENTS),
    versionList(actor, storyId),
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
    versions,
  };
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
