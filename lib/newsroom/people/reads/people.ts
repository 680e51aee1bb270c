import { asc, eq, isNull, sql } from "drizzle-orm";
import { database, tables } from "#lib/database/database.ts";
import type { ListedPerson } from "#lib/newsroom/people/listed-people.ts";
import type { Role } from "#lib/newsroom/people/roles.ts";
import { now } from "#lib/platform/clock.ts";

/** Everyone who works or worked here, for administrators. */
export async function peopleList(): Promise<ListedPerson[]> {
  const { person, personDesk, desk, secondFactor, session } = tables;
  const rows = await database()
    .select({
      person,
      desks: sql<
        string[]
      >`array(select ${desk.name} from ${personDesk} join ${desk} on ${desk.id} = ${personDesk.deskId} where ${personDesk.personId} = ${sql.raw('"person"."id"')} and ${desk.closedAt} is null order by 1)`,
      openSessions: sql<number>`count(${session.id}) filter (where ${session.endedAt} is null and ${session.expiresAt} > ${now().toISOString()})::int`,
      lastSignInAt: sql<string | null>`max(${session.createdAt})`,
      hasSecondFactor: sql<boolean>`exists (select 1 from ${secondFactor} where ${secondFactor.personId} = ${sql.raw('"person"."id"')} and ${secondFactor.secret} is not null)`,
    })
    .from(person)
    .leftJoin(session, eq(session.personId, person.id))
    .groupBy(person.id)
    .orderBy(asc(person.name), asc(person.id));
  return rows.map(
    ({
      person: { id, name, email, ink, roles, suspendedAt },
      desks,
      openSessions,
      lastSignInAt,
      hasSecondFactor,
    }) => ({
      id,
      name,
      email,
      ink,
      roles,
      suspendedAt: suspendedAt?.toISOString() ?? null,
      desks,
      openSessions,
      hasSecondFactor,
      lastSignInAt: lastSignInAt ? new Date(lastSignInAt).toISOString() : null,
    }),
  );
}

/** People who can be given a story: everyone who can sign in. */
export const assignablePeople = (): Promise<{ id: string; name: string; ink: number; roles: Role[] }[]> => {
  const { id, name, ink, roles, suspendedAt } = tables.person;
  return database()
    .select({ id, name, ink, roles })
    .from(tables.person)
    .where(isNull(suspendedAt))
    .orderBy(asc(name));
};

/** The desks that are open. */
export const desks = (): Promise<{ id: string; name: string }[]> => {
  const { id, name, closedAt } = tables.desk;
  return database().select({ id, name }).from(tables.desk).where(isNull(closedAt)).orderBy(asc(name));
};

/** The sections in their order; the first is the default. */
export const sections = (): Promise<{ slug: string; name: string }[]> => {
  const { slug, name, position } = tables.section;
  return database().select({ slug, name }).from(tables.section).orderBy(asc(position), asc(slug));
};
