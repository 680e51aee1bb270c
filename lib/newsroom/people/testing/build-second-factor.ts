import { eq } from "drizzle-orm";
import { tables, type Database } from "#lib/database/database.ts";
import { buildPerson } from "#lib/database/testing.ts";
import type { Actor } from "#lib/newsroom/people/actor.ts";
import { beginSecondFactor } from "#lib/newsroom/people/commands/begin-second-factor.ts";
import { openSession } from "#lib/newsroom/people/commands/open-session.ts";
import { turnOnSecondFactor } from "#lib/newsroom/people/commands/turn-on-second-factor.ts";
import type { Role } from "#lib/newsroom/people/roles.ts";
import { codeAt } from "#lib/newsroom/people/totp.ts";
import { hashPassword } from "#lib/platform/password.ts";
import { put } from "#lib/platform/process.ts";

/** The clock of the newsroom, so many seconds ahead. */
export const inSeconds = (seconds: number): void =>
  void put("clock", { now: () => new Date(Date.now() + seconds * 1000) });

/** A member in a session that was opened a moment ago, with the password "galley-demo". */
export async function signedInMember(database: Database, ...roles: Role[]): Promise<Actor> {
  const person = await buildPerson(database, ...roles);
  await database
    .update(tables.person)
    .set({ passwordHash: await hashPassword("galley-demo") })
    .where(eq(tables.person.id, person.personId));
  const { sessionId } = await openSession(null, { personId: person.personId, seconds: 3600 });
  return { ...person, sessionId };
}

/** Somebody with a second factor that is on, and the next code of their app, which was not used yet. */
export async function buildSecondFactor(database: Database, ...roles: Role[]) {
  const me = await signedInMember(database, ...roles);
  const { secret } = await beginSecondFactor(me, {});
  const at = new Date();
  const usedCode = codeAt(secret, at);
  const { recoveryCodes } = await turnOnSecondFactor(me, { code: usedCode });
  return {
    me,
    secret,
    recoveryCodes,
    usedCode,
    nextCode: () => codeAt(secret, new Date(at.getTime() + 30_000)),
  };
}
