import { cookies, headers } from "next/headers";
import {
  SESSION_SECONDS,
  sealSession,
  sessionCookieName,
  sessionCookieOptions,
} from "#lib/auth/session-cookie.ts";
import { openSession } from "#lib/newsroom/people/commands/open-session.ts";

/** Opens a session for a person who has proved who they are, and hands this browser its cookie. */
export async function enter(personId: string): Promise<void> {
  const { sessionId, expiresAt } = await openSession(null, { personId, seconds: SESSION_SECONDS });
  const jar = await cookies();
  jar.set(sessionCookieName(), await sealSession(sessionId, personId), {
    ...sessionCookieOptions(),
    expires: expiresAt,
  });
}

/** Where the request comes from, as the server before the pages saw it. */
export const askedFrom = async (): Promise<string> => (await headers()).get("x-client-address") ?? "unknown";
