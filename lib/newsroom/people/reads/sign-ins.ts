import { and, desc, eq, gt, isNotNull } from "drizzle-orm";
import { database, tables } from "#lib/database/database.ts";
import type { SignIn } from "#lib/newsroom/people/sign-in-record.ts";
import { now } from "#lib/platform/clock.ts";
import { networkOf } from "#lib/platform/network.ts";

/** For so long an address from which somebody signed in counts as theirs. */
const KNOWN_DAYS = 90;
const LATEST = 5;

/** Whether a person signed in from this network lately. */
export async function hasSignedInFrom(personId: string, network: string): Promise<boolean> {
  const { session } = tables;
  const since = new Date(now().getTime() - KNOWN_DAYS * 24 * 60 * 60 * 1000);
  const from = await database()
    .selectDistinct({ address: session.address })
    .from(session)
    .where(and(eq(session.personId, personId), gt(session.createdAt, since), isNotNull(session.address)));
  return from.some(({ address }) => networkOf(address!) === network);
}

/** The latest sign-ins of a person, newest first; the first but this session's own is "the last sign-in". */
export async function latestSignIns(me: { personId: string; sessionId: string }): Promise<SignIn[]> {
  const { session } = tables;
  const rows = await database()
    .select()
    .from(session)
    .where(eq(session.personId, me.personId))
    .orderBy(desc(session.createdAt), desc(session.id))
    .limit(LATEST);
  return rows.map(({ id, createdAt, address, browser, endedAt, expiresAt }) => ({
    at: createdAt.toISOString(),
    address,
    browser,
    isThis: id === me.sessionId,
    isOpen: endedAt === null && expiresAt > now(),
  }));
}
