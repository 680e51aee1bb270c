import { rememberedIn } from "#lib/auth/known-browser.ts";
import { SESSION_SECONDS } from "#lib/auth/session-cookie.ts";
import { openSession } from "#lib/newsroom/people/commands/open-session.ts";
import { requireNewPassword } from "#lib/newsroom/people/commands/require-new-password.ts";
import { browserInWords } from "#lib/newsroom/people/sign-in-record.ts";
import { growingDelay } from "#lib/platform/growing-delay.ts";
import { isRefusal } from "#lib/platform/refusal.ts";
import { logSecurity } from "#lib/platform/security-log.ts";

// Only somebody who knows the password gets as far as a code, so these may be strict. Six digits and three good codes
// at a time: at the longest delays a guesser needs decades.
const perAddress = growingDelay("code-address", { free: 5, firstSeconds: 30, longestSeconds: 3600 });
/** Over all addresses: milder, so that a guesser elsewhere does not keep the person out for long. */
const perPerson = growingDelay("code-person", { free: 20, firstSeconds: 60, longestSeconds: 900 });

/** The browser that asks: where it is, what it says of itself, and what it has from earlier sign-ins. */
export interface AskingBrowser {
  address: string;
  agent?: string;
  /** The session it has. */
  sessionId?: string | null;
  /** The value of the cookie by which a browser is known again. */
  knownAs?: string | undefined;
  /** Gives it another value of that cookie. */
  remember?: (value: string) => void;
}

/**
 * Opens a session for a person whose password was right (or who has just joined), ends the one that this browser had, and
 * remembers the browser. Whoever has a second factor is refused with "code-needed" until its code is given.
 */
export const beginSession = (
  personId: string,
  asking: AskingBrowser,
  code?: string,
): Promise<{ sessionId: string; expiresAt: Date }> =>
  withCode(personId, asking, code, async (given) => {
    const { email, ...session } = await openSession(null, {
      personId,
      seconds: SESSION_SECONDS,
      ...given,
      address: asking.address.slice(0, 100),
      ...(asking.agent === undefined ? {} : { browser: browserInWords(asking.agent) }),
      replaces: asking.sessionId ?? null,
    });
    asking.remember?.(rememberedIn(asking.knownAs, email));
    return session;
  });

/**
 * The address at which somebody whose password is right, but no longer good enough, chooses another before they go on. It is
 * a one-time link like those that administrators make, so a browser without scripts can follow it too. It takes the code as
 * a session does: a password that was guessed must not be enough to choose another.
 */
export const wayToNewPassword = (personId: string, asking: AskingBrowser, code?: string): Promise<string> =>
  withCode(personId, asking, code, async (given) => {
    const { path } = await requireNewPassword(null, { personId, ...given });
    return `${path}?why=rule`;
  });

/** Wrong codes are counted, delayed and logged; a right one begins the count anew. */
async function withCode<T>(
  personId: string,
  { address }: AskingBrowser,
  code: string | undefined,
  work: (given: { code?: string }) => Promise<T>,
): Promise<T> {
  if (!code?.trim()) return work({});
  const key = `${personId} ${address}`;
  try {
    perAddress.take(key);
    perPerson.take(personId);
    const done = await work({ code });
    perAddress.forget(key);
    perPerson.forget(personId);
    return done;
  } catch (thrown) {
    if (isRefusal(thrown)) logSecurity("code-failed", { personId, address, why: thrown.reason });
    throw thrown;
  }
}
