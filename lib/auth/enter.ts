import { cookies, headers } from "next/headers";
import { redirect } from "next/navigation";
import { beginSession, wayToNewPassword, type AskingBrowser } from "#lib/auth/begin-session.ts";
import {
  FIRST_STEP_SECONDS,
  personOfFirstStep,
  sealFirstStep,
  type FirstStep,
} from "#lib/auth/first-step.ts";
import { KNOWN_BROWSER_SECONDS, knownBrowserCookieName } from "#lib/auth/known-browser.ts";
import {
  sealSession,
  secureCookies,
  sessionCookieName,
  sessionCookieOptions,
  sessionIdOf,
} from "#lib/auth/session-cookie.ts";
import { isRefusal } from "#lib/platform/refusal.ts";

const firstStepName = () => `${secureCookies() ? "__Secure-" : ""}galley.first-step`;
const firstStepOptions = () => ({ ...sessionCookieOptions(), sameSite: "strict" as const, path: "/signin" });

/**
 * Opens a session for a person who has proved who they are, and hands this browser its cookie. Whoever has a second
 * factor is sent to the page that asks for its code, however they came: by password, or by a link that sets one. Whoever's
 * password no longer keeps the rule is sent on to choose another, and gets no session yet.
 */
export async function enter(
  { personId, mustChoose = false }: { personId: string; mustChoose?: boolean },
  { code, from = "/desk" }: { code?: string; from?: string } = {},
): Promise<void> {
  const jar = await cookies();
  const asking = await askingBrowser();
  try {
    const way = mustChoose ? await wayToNewPassword(personId, asking, code) : null;
    if (!way) await keepSession(personId, await beginSession(personId, asking, code));
    jar.delete({ name: firstStepName(), path: "/signin" });
    if (way) redirect(way);
  } catch (thrown) {
    if (code !== undefined || !isRefusal(thrown) || thrown.reason !== "code-needed") throw thrown;
    jar.set(firstStepName(), await sealFirstStep({ personId, mustChoose }), {
      ...firstStepOptions(),
      maxAge: FIRST_STEP_SECONDS,
    });
    redirect(`/signin/code?${new URLSearchParams({ from })}`);
  }
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

/** Who has given the right password in this browser a moment ago and owes the code; null when nobody. */
export const firstStepHere = async (): Promise<FirstStep | null> =>
  personOfFirstStep((await cookies()).get(firstStepName())?.value);

/** The browser that asks, with the cookie by which it is known again. */
export async function askingBrowser(): Promise<AskingBrowser> {
  const asked = await headers();
  const jar = await cookies();
  const name = knownBrowserCookieName();
  return {
    // As the server before the pages saw it.
    address: asked.get("x-client-address") ?? "unknown",
    agent: asked.get("user-agent") ?? "",
    sessionId: await sessionIdOf(asked.get("cookie")),
    knownAs: jar.get(name)?.value,
    remember: (value) =>
      void jar.set(name, value, { ...sessionCookieOptions(), maxAge: KNOWN_BROWSER_SECONDS }),
  };
}
