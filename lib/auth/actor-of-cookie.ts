import { eq, sql } from "drizzle-orm";
import { sessionIdOf } from "#lib/auth/session-cookie.ts";
import { hasRunOut, noteUse } from "#lib/auth/session-limits.ts";
import { database, tables } from "#lib/database/database.ts";
import type { Actor } from "#lib/newsroom/people/actor.ts";
import { now } from "#lib/platform/clock.ts";

/** Who asks, or why it is nobody: no session, one that was ended or ran out, or a person whose access was ended. */
export type Judged =
  | { actor: Actor }
  | { actor: null; why: "no-session" | "session-ended" | "suspended" }
  /** Their role requires a second factor and they have none: they may do nothing but set it up. */
  | { actor: null; why: "second-factor-needed"; holder: Actor };

/** Being asked is a use of a session, which keeps it open; what an open page does with nobody before it is none. */
interface Asked {
  isUse?: boolean;
}

/**
 * Judges a `cookie` header against the database as it is now, so that a suspension, an ended session or a changed
 * role holds from the very next request. Plain Node: the socket's sign-on and Next's pages use the same judgement.
 */
export const judgeCookie = async (
  cookieHeader: string | null | undefined,
  asked: Asked = {},
): Promise<Judged> => judgeSession(await sessionIdOf(cookieHeader), asked);

export async function judgeSession(sessionId: string | null, { isUse = true }: Asked = {}): Promise<Judged> {
  if (!sessionId) return { actor: null, why: "no-session" };
  const [row] = await database()
    .select({
      session: tables.session,
      lacksFactor: sql<boolean>`exists (select 1 from ${tables.newsroom} where ${tables.newsroom.secondFactorRoles} && ${tables.person.roles}) and not exists (select 1 from ${tables.secondFactor} where ${tables.secondFactor.personId} = ${tables.person.id} and ${tables.secondFactor.secret} is not null)`,
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
  if (isUse) await noteUse(row.session);
  const { id, name, email, roles, ink } = row.person;
  const actor: Actor = { personId: id, name, email, roles, ink, deskIds: row.deskIds, sessionId };
  return row.lacksFactor ? { actor: null, why: "second-factor-needed", holder: actor } : { actor };
}

/** Whose session it is, also of somebody who has to set up their second factor first. */
export const holderOf = (judged: Judged): Actor | null =>
  judged.actor ?? (judged.why === "second-factor-needed" ? judged.holder : null);

/** Who asks, or null. */
export const actorOfCookie = async (
  cookieHeader: string | null | undefined,
  asked: Asked = {},
): Promise<Actor | null> => (await judgeCookie(cookieHeader, asked)).actor;
