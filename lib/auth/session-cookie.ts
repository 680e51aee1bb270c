import { decode, encode } from "next-auth/jwt";
import { authSecret } from "#lib/platform/secret.ts";
import { settings } from "#lib/platform/settings.ts";

/** A session ends after thirty days at the latest, used or not. */
export const SESSION_DAYS = 30;
export const SESSION_SECONDS = SESSION_DAYS * 24 * 60 * 60;

/** Only an address that is known to be https may ask for secure cookies: a newsroom on http://localhost must work too. */
export const secureCookies = (): boolean => settings().publicUrl?.startsWith("https://") ?? false;

export const sessionCookieName = (): string =>
  // With this prefix a browser takes it from this very host only, never from a neighbour under the same domain.
  secureCookies() ? "__Host-next-auth.session-token" : "next-auth.session-token";

export const sessionCookieOptions = () => ({
  httpOnly: true,
  sameSite: "lax" as const,
  path: "/",
  secure: secureCookies(),
});

/** The cookie's value for a session, in next-auth's own form: an encrypted token that holds the session's id. */
export const sealSession = (sessionId: string, personId: string): Promise<string> =>
  encode({ token: { sub: personId, sid: sessionId }, secret: authSecret(), maxAge: SESSION_SECONDS });

/** The session's id in a `cookie` header; null when there is none, or it is forged, damaged or too old. */
export async function sessionIdOf(cookieHeader: string | null | undefined): Promise<string | null> {
  const sealed = sealedIn(cookieHeader ?? "");
  if (!sealed) return null;
  try {
    const token = await decode({ token: sealed, secret: authSecret() });
    return typeof token?.["sid"] === "string" ? token["sid"] : null;
  } catch {
    // Not sealed by us, or no longer valid: the same as no cookie.
    return null;
  }
}

/** The sealed value; next-auth cuts a long one into `name.0`, `name.1` … */
function sealedIn(cookieHeader: string): string {
  const name = sessionCookieName();
  const pieces = new Map<number, string>();
  for (const part of cookieHeader.slice(0, 32_768).split(";")) {
    const equals = part.indexOf("=");
    const its = part.slice(0, equals).trim();
    if (equals < 0 || !its.startsWith(name)) continue;
    const number =
      its === name ? 0 : /^\.\d{1,2}$/.test(its.slice(name.length)) ? Number(its.slice(name.length + 1)) : -1;
    if (number >= 0)
      pieces.set(
        number,
        part
          .slice(equals + 1)
          .trim()
          .replace(/^"|"$/g, ""),
      );
  }
  return [...pieces.entries()]
    .sort(([a], [b]) => a - b)
    .map(([, piece]) => piece)
    .join("");
}
