import { database, tables } from "#lib/database/database.ts";
import { buildPerson } from "#lib/database/testing.ts";
import { sealSession, sessionCookieName, SESSION_SECONDS } from "#lib/auth/session-cookie.ts";
import type { Actor } from "#lib/newsroom/people/actor.ts";
import { openSession } from "#lib/newsroom/people/commands/open-session.ts";
import type { Role } from "#lib/newsroom/people/roles.ts";
import { readConfig } from "#lib/platform/config.ts";
import { hashPassword } from "#lib/platform/password.ts";
import { put } from "#lib/platform/process.ts";
import { eq } from "drizzle-orm";

/** Settings of a test: a secret of its own, nothing from the machine. */
export const useSettings = (more: Record<string, string> = {}): void =>
  void put(
    "settings",
    readConfig({
      NODE_ENV: "test",
      GALLEY_LOG: "silent",
      NEXTAUTH_SECRET: "a secret of more than thirty-two letters",
      ...more,
    }),
  );

/** A person with these roles who can sign in with this password. */
export async function buildMember(password: string, ...roles: Role[]): Promise<Actor> {
  const person = await buildPerson(database(), ...roles);
  await database()
    .update(tables.person)
    .set({ passwordHash: await hashPassword(password) })
    .where(eq(tables.person.id, person.personId));
  return person;
}

/** The `cookie` header of a browser in which this person has just signed in. */
export async function cookieOf(person: Actor): Promise<{ cookie: string; sessionId: string }> {
  const { sessionId } = await openSession(null, { personId: person.personId, seconds: SESSION_SECONDS });
  return { cookie: `${sessionCookieName()}=${await sealSession(sessionId, person.personId)}`, sessionId };
}
