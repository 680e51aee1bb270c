import { and, desc, eq, ne, sql, type SQL } from "drizzle-orm";
import { database, tables } from "#lib/database/database.ts";
import type { Activity, ActivityFilters } from "#lib/newsroom/audit/activity.ts";
import { newsroomAct } from "#lib/newsroom/audit/newsroom-acts.ts";
import { newsroomTime } from "#lib/newsroom/audit/reads/newsroom-time.ts";

const PAGE = 100;
/** Acts that are about nobody but the person who did them. */
const OF_ONESELF = new Set(["person.signed-in", "person.signed-out", "person.joined", "newsroom.created"]);

/** What happened, newest first, a page at a time; `next` asks for what is older. */
export async function activity(
  filters: ActivityFilters,
): Promise<{ events: Activity[]; next: number | null }> {
  const { event, person, story } = tables;
  const conditions: (SQL | undefined)[] = [
    filters.person ? eq(event.personId, filters.person) : undefined,
    // That somebody has read what they were told is on record and no news.
    filters.name ? eq(event.name, filters.name) : ne(event.name, "notification.read"),
    filters.story ? eq(event.storyId, filters.story) : undefined,
    // A page goes on where the one before it ended: at a time, and at an event of that time.
    filters.before
      ? sql`(${event.at}, ${event.id}) < (select e.at, e.id from ${event} e where e.id = ${filters.before})`
      : undefined,
  ];
  const rows = await database()
    .select({
      event,
      person: { id: person.id, name: person.name, ink: person.ink },
      storyName: sql<string | null>`coalesce(nullif(${story.slugline}, ''), nullif(${story.headline}, ''))`,
      // What an event is about is a person, a desk, a source …: whichever of them has this id.
      subject: sql<string | null>`coalesce(
        (select p.name from ${person} p where p.id = ${event.subjectId}),
        (select d.name from ${tables.desk} d where d.id = ${event.subjectId}),
        (select w.name from ${tables.wireSource} w where w.id = ${event.subjectId}),
        ${event.fact} ->> 'name')`,
    })
    .from(event)
    .leftJoin(person, eq(person.id, event.personId))
    .leftJoin(story, eq(story.id, event.storyId))
    .where(and(...conditions))
    .orderBy(desc(event.at), desc(event.id))
    .limit(PAGE + 1);
  const events = rows.slice(0, PAGE).map((row): Activity => ({
    id: row.event.id,
    at: row.event.at.toISOString(),
    person: row.person,
    name: row.event.name,
    act: newsroomAct(row.event.name, row.event.fact, newsroomTime),
    story: row.event.storyId ? { id: row.event.storyId, name: row.storyName ?? "Untitled" } : null,
    subject: OF_ONESELF.has(row.event.name) ? null : row.subject,
    note: row.event.note,
  }));
  return { events, next: rows.length > PAGE ? (events.at(-1)?.id ?? null) : null };
}

/** The names of everything that ever happened here, to choose from. */
export async function activityNames(): Promise<string[]> {
  const rows = await database()
    .selectDistinct({ name: tables.event.name })
    .from(tables.event)
    .orderBy(tables.event.name);
  return rows.map(({ name }) => name);
}
