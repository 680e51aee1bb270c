import { sql, type SQL } from "drizzle-orm";
import { tables } from "#lib/database/database.ts";
import { holds, type Actor } from "#lib/newsroom/people/actor.ts";
import type { DeskGroup } from "#lib/newsroom/stories/desk.ts";
import { now } from "#lib/platform/clock.ts";
import { settings } from "#lib/platform/settings.ts";

const { story, hold, publication } = tables;

/**
 * Which group of the desk a story stands in for this person. What is theirs comes before everything that is not out, so that
 * "Mine" is all of it; "For approval" is everything else at that stage. Asks for `publication` joined as the live one.
 */
export function groupOf(actor: Actor): SQL<DeskGroup> {
  const mine = sql`(${story.assigneeId} = ${actor.personId} or (${story.assigneeId} is null and ${story.createdBy} = ${actor.personId}))`;
  const today = new Intl.DateTimeFormat("en-CA", { timeZone: settings().timezone }).format(now());
  return sql<DeskGroup>`case
    when ${story.stage} = 'spiked' then 'spiked'
    when ${story.stage} = 'approved' and ${story.publicationState} = 'live' and ${story.fingerprint} is not distinct from ${story.liveFingerprint}
      then case when (${publication.publishedAt} at time zone ${settings().timezone})::date = ${today}::date then 'published-today' else 'published' end
    when ${story.publicationState} = 'withdrawn' and ${story.stage} = 'approved' then 'published'
    when ${mine} then 'mine'
    when ${waiting(actor)} then 'waiting'
    when ${story.stage} = 'for-approval' then 'for-approval'
    when ${story.publicationState} = 'live' then 'live-changing'
    when ${story.stage} = 'approved' then 'approved'
    else 'in-work' end`;
}

/** What waits for the copy desk waits for those of its desk; what is held for its pictures, for the picture desk. */
function waiting(actor: Actor): SQL {
  const waits: SQL[] = [];
  if (holds(actor, "copy-editor", "desk-editor"))
    waits.push(sql`(${story.stage} = 'copy-desk' and ${onMyDesk(actor)})`);
  if (holds(actor, "picture-editor"))
    waits.push(
      sql`(${story.stage} <> 'writing' and exists (select from ${hold} where ${hold.storyId} = ${story.id} and ${hold.kind} = 'pictures' and ${hold.releasedAt} is null and (${hold.until} is null or ${hold.until} > now())))`,
    );
  return waits.length > 0 ? sql`(${sql.join(waits, sql` or `)})` : sql`false`;
}

/** Who belongs to no desk looks after all of them. */
function onMyDesk({ deskIds }: Actor): SQL {
  if (deskIds.length === 0) return sql`true`;
  const ids = sql.join(
    deskIds.map((id) => sql`${id}`),
    sql`, `,
  );
  return sql`(${story.deskId} is null or ${story.deskId} in (${ids}))`;
}
