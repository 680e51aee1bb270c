import { eq, sql } from "drizzle-orm";
import { sessionIdOf } from "#lib/auth/session-cookie.ts";
import { hasRunOut, noteUse } from "#lib/auth/session-limits.ts";
import { database, tables } from "#lib/database/database.ts";
import type { Actor } from "#lib/newsroom/people/actor.ts";
import { now } from "#lib/platform/clock.ts";

/** Who asks, or why it is nobody: no session, one that was ended or ran out, or a person whose access was ended. */
export type Judged = { actor: Actor } | { actor: null; why: "no-session" | "session-ended" | "suspended" };

/**
 * Judges a `cookie` header against the database as it is now, so that a suspension, an ended session or a changed
 * role holds from the very next request. Plain Node: the socket's sign-on and Next's pages use the same judgement.
 */
export const judgeCookie = async (cookieHeader: string | null | undefined): Promise<Judged> =>
  judgeSession(await sessionIdOf(cookieHeader));

export async function judgeSession(sessionId: string | null): Promise<Judged> {
  if (!sessionId) return { actor: null, why: "no-session" };
  const [row] = await database()
    .select({
      session: tables.session,
      person: tables.person,
      // The open ones, always in the same order.
      deskIds: sql<
        string[]
      >`array(select ${tables.desk.id} from ${tables.personDesk} join ${tables.desk} on ${tables.desk.id} = ${tables.personDesk.deskId} where ${tables.personDesk.personId} = ${tables.person.id} and ${tables.desk.closedAt} is null order by ${tables.desk.createdAt}, ${tables.desk.name})`,
    })
    .from(tables.session)
    .innerJoin(tables.person, eq(tables.person.id, tables.session.personId))
    .where(eq(tables.session.id, sessionId));
  if (!row) return { actor: null, why: "no-session" };
  if (row.person.suspendedAt) return { actor: null, why: "suspended" };
  if (row.session.endedAt || hasRunOut(row.session, row.person.roles, now()))
    return { actor: null, why: "session-ended" };
  await noteUse(row.session);
  const { id, name, email, roles, ink } = row.person;
  return { actor: { personId: id, name, email, roles, ink, deskIds: row.deskIds, sessionId } };
}

/** Who asks, or null. */
export const actorOfCookie = async (cookieHeader: string | null | undefined): Promise<Actor | null> =>
  (await judgeCookie(cookieHeader)).actor;
