import { and, eq, ilike, or, sql, type SQL } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { database, tables } from "#lib/database/database.ts";
import { holds, type Actor } from "#lib/newsroom/people/actor.ts";
import { DESK_GROUPS, type DeskFilters, type DeskGroup, type DeskStory } from "#lib/newsroom/stories/desk.ts";
import { HOLD_KIND_NAMES, STAGES, type HoldKind, type Stage } from "#lib/newsroom/stories/story.ts";
import { now } from "#lib/platform/clock.ts";
import { settings } from "#lib/platform/settings.ts";

export interface DeskList {
  groups: { group: DeskGroup; total: number; stories: DeskStory[] }[];
}

const { story, desk, person, hold, publication } = tables;
const assignee = alias(person, "assignee");
const changer = alias(person, "changer");

/** Rows shown of one group before "Show all". */
export const GROUP_LENGTH = 40;

/** Words as a person types them: every word must occur, the last may be unfinished. */
export function searchCondition(q: string): SQL | undefined {
  const words = q.normalize("NFC").match(/[\p{L}\p{N}]+/gu);
  if (!words) return undefined;
  const query = words.map((word) => `${word}:*`).join(" & ");
  return or(
    sql`${story.search} @@ to_tsquery('simple', ${query})`,
    ilike(assignee.name, `%${words.join("%")}%`),
    ilike(changer.name, `%${words.join("%")}%`),
  );
}

/** Which group a story stands in for this person; each story stands in one. */
function groupOf(actor: Actor): SQL<DeskGroup> {
  const mine = sql`(${story.assigneeId} = ${actor.personId} or (${story.assigneeId} is null and ${story.createdBy} = ${actor.personId}))`;
  const desks = actor.deskIds.length
    ? sql`(${story.deskId} is null or ${story.deskId} in (${sql.join(
        actor.deskIds.map((id) => sql`${id}`),
        sql`, `,
      )}))`
    : sql`true`;
  const waits: SQL[] = [];
  if (holds(actor, "copy-editor", "desk-editor"))
    waits.push(sql`(${story.stage} = 'copy-desk' and ${desks})`);
  if (holds(actor, "manager")) waits.push(sql`${story.stage} = 'for-approval'`);
  const waiting = waits.length ? sql.join(waits, sql` or `) : sql`false`;
  const today = new Intl.DateTimeFormat("en-CA", { timeZone: settings().timezone }).format(now());
  return sql<DeskGroup>`case
    when ${story.stage} = 'spiked' then 'spiked'
    when ${story.stage} = 'approved' and ${story.publicationState} = 'live' and ${story.fingerprint} is not distinct from ${story.liveFingerprint}
      then case when (${publication.publishedAt} at time zone ${settings().timezone})::date = ${today}::date then 'published-today' else 'published' end
    when ${story.publicationState} = 'withdrawn' and ${story.stage} = 'approved' then 'published'
    when ${waiting} then 'waiting'
    when ${mine} then 'mine'
    when ${story.publicationState} = 'live' then 'live-changing'
    when ${story.stage} in ('for-approval', 'approved') then 'for-approval'
    else 'in-work' end`;
}

/** The desk at a glance: every story in its group, newest change first, with counts of whole groups. */
export async function deskList(actor: Actor, filters: DeskFilters, showAll?: string): Promise<DeskList> {
  const group = groupOf(actor);
  const conditions = [
    filters.q ? searchCondition(filters.q) : undefined,
    filters.desk ? eq(story.deskId, filters.desk) : undefined,
    filters.stage && STAGES.includes(filters.stage as Stage)
      ? eq(story.stage, filters.stage as Stage)
      : undefined,
    filters.who ? eq(story.assigneeId, filters.who) : undefined,
  ];
  const ranked = database()
    .select({
      id: story.id,
      group: group.as("grp"),
      place: sql<number>`row_number() over (partition by ${group} order by ${story.changedAt} desc)`.as(
        "place",
      ),
      total: sql<number>`count(*) over (partition by ${group})`.mapWith(Number).as("total"),
    })
    .from(story)
    .leftJoin(publication, eq(publication.id, story.livePublicationId))
    .leftJoin(assignee, eq(assignee.id, story.assigneeId))
    .leftJoin(changer, eq(changer.id, story.changedBy))
    .where(and(...conditions))
    .as("ranked");
  const rows = await database()
    .select({
      story,
      group: ranked.group,
      total: ranked.total,
      desk: desk.name,
      assignee: { id: assignee.id, name: assignee.name, ink: assignee.ink },
      changedBy: changer.name,
      openQueries:
        sql<number>`(select count(*) from ${tables.query} where ${tables.query.storyId} = ${story.id} and ${tables.query.resolvedAt} is null)`.mapWith(
          Number,
        ),
      holds: sql<
        HoldKind[]
      >`coalesce((select json_agg(distinct ${hold.kind}) from ${hold} where ${hold.storyId} = ${story.id} and ${hold.releasedAt} is null and (${hold.until} is null or ${hold.until} > now())), '[]'::json)`,
    })
    .from(ranked)
    .innerJoin(story, eq(story.id, ranked.id))
    .leftJoin(desk, eq(desk.id, story.deskId))
    .leftJoin(assignee, eq(assignee.id, story.assigneeId))
    .leftJoin(changer, eq(changer.id, story.changedBy))
    .where(
      sql`${ranked.place} <= case when ${ranked.group} = ${showAll ?? ""} then 2000 else ${GROUP_LENGTH} end`,
    )
    .orderBy(sql`${story.changedAt} desc`);

  const groups = new Map<DeskGroup, { group: DeskGroup; total: number; stories: DeskStory[] }>();
  for (const row of rows) {
    const entry = groups.get(row.group) ?? { group: row.group, total: row.total, stories: [] };
    groups.set(row.group, entry);
    entry.stories.push({
      id: row.story.id,
      group: row.group,
      slugline: row.story.slugline,
      headline: row.story.headline,
      stage: row.story.stage,
      publicationState: row.story.publicationState,
      changedSincePublication:
        row.story.publicationState === "live" && row.story.fingerprint !== row.story.liveFingerprint,
      desk: row.desk,
      assignee: row.assignee?.id ? row.assignee : null,
      changedAt: row.story.changedAt.toISOString(),
      changedBy: row.changedBy,
      dueAt: row.story.dueAt?.toISOString() ?? null,
      words: row.story.wordCount,
      lengthTarget: row.story.lengthTarget,
      openSuggestions: row.story.openSuggestions,
      openQueries: row.openQueries,
      holds: row.holds.map((kind) => HOLD_KIND_NAMES[kind]),
      present: [],
    });
  }
  return { groups: DESK_GROUPS.flatMap((name) => groups.get(name) ?? []) };
}
