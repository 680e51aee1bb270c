import { and, eq, inArray, or, sql, type SQL } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { database, tables } from "#lib/database/database.ts";
import type { Actor } from "#lib/newsroom/people/actor.ts";
import {
  groupsInOrder,
  standingGroups,
  type DeskFilters,
  type DeskGroup,
  type DeskListGroup,
  type DeskStory,
} from "#lib/newsroom/stories/desk.ts";
import { isFiltered, rowsOf, type DeskRows } from "#lib/newsroom/stories/desk-rows.ts";
import { groupOf } from "#lib/newsroom/stories/reads/group-of-story.ts";
import { searchCondition } from "#lib/newsroom/stories/reads/search-condition.ts";
import { HOLD_KIND_NAMES, STAGES, type HoldKind, type Stage } from "#lib/newsroom/stories/story.ts";

export interface DeskList {
  groups: DeskListGroup[];
}

/** Who is in which story now. */
export type WhoIsIn = Record<string, DeskStory["present"]>;

const { story, desk, person, hold, publication } = tables;
const assignee = alias(person, "assignee");
const changer = alias(person, "changer");

/** The desk at a glance: every story in its group, newest change first, with counts of whole groups. */
export async function deskList(
  actor: Actor,
  filters: DeskFilters,
  rows: DeskRows = {},
  present: WhoIsIn = {},
): Promise<DeskList> {
  const found = await rowsOfDesk(actor, await conditionOf(filters, present), (group) =>
    rowsOf(group, rows, filters),
  );
  const groups = new Map<DeskGroup, DeskListGroup>();
  // A search shows what it found; otherwise what a person has to do is there also when it is nothing.
  if (!isFiltered(filters))
    for (const group of standingGroups(actor)) groups.set(group, { group, total: 0, stories: [] });
  for (const { total, isSent, changedAt, dueAt, fingerprint, liveFingerprint, ...row } of found) {
    const entry = groups.get(row.group) ?? { group: row.group, total, stories: [] };
    groups.set(row.group, { ...entry, total });
    if (!isSent) continue;
    entry.stories.push({
      ...row,
      changedSincePublication: row.publicationState === "live" && fingerprint !== liveFingerprint,
      assignee: row.assignee?.id ? row.assignee : null,
      changedAt: changedAt.toISOString(),
      dueAt: dueAt?.toISOString() ?? null,
      holds: row.holds.map((kind) => HOLD_KIND_NAMES[kind]),
      present: present[row.id] ?? [],
    });
  }
  return { groups: groupsInOrder(actor).flatMap((name) => groups.get(name) ?? []) };
}

/** The rows that are sent, each with the count of its group; of a folded group one, for its count. */
function rowsOfDesk(actor: Actor, condition: SQL | undefined, rows: (group: DeskGroup) => number) {
  const grouped = database()
    .select({ id: story.id, changedAt: story.changedAt, group: groupOf(actor).as("grp") })
    .from(story)
    .leftJoin(publication, eq(publication.id, story.livePublicationId))
    .where(condition)
    .as("grouped");
  const ranked = database()
    .select({
      id: grouped.id,
      group: grouped.group,
      place:
        sql<number>`row_number() over (partition by ${grouped.group} order by ${grouped.changedAt} desc, ${grouped.id})`.as(
          "place",
        ),
      total: sql<number>`count(*) over (partition by ${grouped.group})`.as("total"),
    })
    .from(grouped)
    .as("ranked");
  const limit = sql`case ${ranked.group} ${sql.join(
    groupsInOrder(actor).map((group) => sql`when ${group} then ${rows(group)}::int`),
    sql` `,
  )} end`;
  // Named one by one: a story's row holds its whole text and the index of it.
  return database()
    .select({
      id: story.id,
      group: ranked.group,
      total: sql`${ranked.total}`.mapWith(Number),
      isSent: sql<boolean>`${ranked.place} <= ${limit}`,
      slugline: story.slugline,
      headline: story.headline,
      stage: story.stage,
      publicationState: story.publicationState,
      fingerprint: story.fingerprint,
      liveFingerprint: story.liveFingerprint,
      desk: desk.name,
      assignee: { id: assignee.id, name: assignee.name, ink: assignee.ink },
      changedAt: story.changedAt,
      changedBy: changer.name,
      dueAt: story.dueAt,
      words: story.wordCount,
      lengthTarget: story.lengthTarget,
      openSuggestions: story.openSuggestions,
      openQueries:
        sql`(select count(*) from ${tables.query} where ${tables.query.storyId} = ${story.id} and ${tables.query.resolvedAt} is null)`.mapWith(
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
    .where(sql`${ranked.place} <= greatest(1, ${limit})`)
    .orderBy(sql`${story.changedAt} desc, ${story.id}`);
}

async function conditionOf(filters: DeskFilters, present: WhoIsIn): Promise<SQL | undefined> {
  const { who, stage } = filters;
  const isIn = Object.keys(present).filter((id) => present[id]?.some(({ personId }) => personId === who));
  return and(
    await searchCondition(filters.q),
    filters.desk ? eq(story.deskId, filters.desk) : undefined,
    stage && STAGES.includes(stage as Stage) ? eq(story.stage, stage as Stage) : undefined,
    who
      ? or(
          eq(story.assigneeId, who),
          eq(story.changedBy, who),
          isIn.length > 0 ? inArray(story.id, isIn) : undefined,
        )
      : undefined,
  );
}
