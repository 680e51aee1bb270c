import { cookies, headers } from "next/headers";
import { redirect } from "next/navigation";
import { beginSession } from "#lib/auth/begin-session.ts";
import { FIRST_STEP_SECONDS, personOfFirstStep, sealFirstStep } from "#lib/auth/first-step.ts";
import {
  sealSession,
  secureCookies,
  sessionCookieName,
  sessionCookieOptions,
} from "#lib/auth/session-cookie.ts";
import { isRefusal } from "#lib/platform/refusal.ts";

const firstStepName = () => `${secureCookies() ? "__Secure-" : ""}galley.first-step`;
const firstStepOptions = () => ({ ...sessionCookieOptions(), sameSite: "strict" as const, path: "/signin" });

/**
 * Opens a session for a person who has proved who they are, and hands this browser its cookie. Whoever has a second
 * factor is sent to the page that asks for its code, however they came: by password, or by a link that sets one.
 */
export async function enter(
  personId: string,
  { code, from = "/desk" }: { code?: string; from?: string } = {},
) {
  const jar = await cookies();
  try {
    const { sessionId, expiresAt } = await beginSession(personId, { code, address: await askedFrom() });
    jar.delete({ name: firstStepName(), path: "/signin" });
    jar.set(sessionCookieName(), await sealSession(sessionId, personId), {
      ...sessionCookieOptions(),
      expires: expiresAt,
    });
  } catch (thrown) {
    if (code !== undefined || !isRefusal(thrown) || thrown.reason !== "code-needed") throw thrown;
    jar.set(firstStepName(), await sealFirstStep(personId), {
      ...firstStepOptions(),
      maxAge: FIRST_STEP_SECONDS,
    });
    redirect(`/signin/code?${new URLSearchParams({ from })}`);
  }
}

/** Who has given the right password in this browser a moment ago and owes the code; null when nobody. */
export const firstStepHere = async (): Promise<string | null> =>
  personOfFirstStep((await cookies()).get(firstStepName())?.value);

/** Where the request comes from, as the server before the pages saw it. */
export const askedFrom = async (): Promise<string> => (await headers()).get("x-client-address") ?? "unknown";
