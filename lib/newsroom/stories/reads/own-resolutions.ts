import { and, desc, eq, inArray, sql } from "drizzle-orm";
import { database, tables } from "#lib/database/database.ts";
import { storyAct } from "#lib/newsroom/audit/story-acts.ts";
import type { Actor } from "#lib/newsroom/people/actor.ts";

/** More than anybody takes back. */
const MOST = 20;

/** A decision of one's own about suggestions that has not been taken back. */
export interface OwnResolution {
  decision: string;
  /** "Accepted Asha Rao’s suggestion: replace “13” with “12”." */
  sentence: string;
}

/**
 * This person's last decisions about suggestions of a story, newest last, as the record has them: a page that is loaded
 * anew can still take them back.
 */
export async function ownResolutions(actor: Actor, storyId: string): Promise<OwnResolution[]> {
  const { event } = tables;
  // What a decision did to the words can be long, and is not asked for here.
  const rows = await database()
    .select({ name: event.name, fact: sql<Record<string, unknown>>`${event.fact} - 'trace'` })
    .from(event)
    .where(
      and(
        eq(event.storyId, storyId),
        eq(event.personId, actor.personId),
        inArray(event.name, ["story.suggestions-accepted", "story.suggestions-rejected"]),
        sql`not exists (
          select from ${event} as taken_back
          where taken_back.name = 'story.suggestions-reopened'
            and taken_back.subject_id = ${event.fact} ->> 'decision')`,
      ),
    )
    .orderBy(desc(event.id))
    .limit(MOST);
  return rows.reverse().flatMap(({ name, fact }) => {
    const { decision } = fact;
    if (typeof decision !== "string") return [];
    const act = storyAct(name, fact, (iso) => iso);
    return [{ decision, sentence: `${act.charAt(0).toUpperCase()}${act.slice(1)}.` }];
  });
}
