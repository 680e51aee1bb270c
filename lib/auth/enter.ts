import { cookies, headers } from "next/headers";
import { KNOWN_BROWSER_SECONDS, knownBrowserCookieName, rememberedIn } from "#lib/auth/known-browser.ts";
import {
  SESSION_SECONDS,
  sealSession,
  sessionCookieName,
  sessionCookieOptions,
  sessionIdOf,
} from "#lib/auth/session-cookie.ts";
import { openSession } from "#lib/newsroom/people/commands/open-session.ts";
import { browserInWords } from "#lib/newsroom/people/sign-in-record.ts";

/** Opens a session for a person who has proved who they are, and hands this browser its cookie. */
export async function enter(person: { personId: string; email: string }): Promise<void> {
  await keepSession(person.personId, await beginSession(person));
}

/** Opens the session, ends the one this browser had, and remembers the browser for its person. */
export async function beginSession({
  personId,
  email,
}: {
  personId: string;
  email: string;
}): Promise<{ sessionId: string; expiresAt: Date }> {
  const asked = await headers();
  const session = await openSession(null, {
    personId,
    seconds: SESSION_SECONDS,
    address: (await askedFrom()).slice(0, 100),
    browser: browserInWords(asked.get("user-agent") ?? ""),
    replaces: await sessionIdOf(asked.get("cookie")),
  });
  const jar = await cookies();
  const name = knownBrowserCookieName();
  jar.set(name, rememberedIn(jar.get(name)?.value, email), {
    ...sessionCookieOptions(),
    maxAge: KNOWN_BROWSER_SECONDS,
  });
  return session;
}

/** Hands this browser the cookie of a session. */
export async function keepSession(
  personId: string,
  session: { sessionId: string; expiresAt: Date },
): Promise<void> {
  const jar = await cookies();
  jar.set(sessionCookieName(), await sealSession(session.sessionId, personId), {
    ...sessionCookieOptions(),
    expires: session.expiresAt,
  });
}

/** Where the request comes from, as the server before the pages saw it. */
export const askedFrom = async (): Promise<string> => (await headers()).get("x-client-address") ?? "unknown";

/** By what this browser is known from earlier sign-ins. */
export const knownAs = async (): Promise<string | undefined> =>
  (await cookies()).get(knownBrowserCookieName())?.value;
