import { SESSION_SECONDS } from "#lib/auth/session-cookie.ts";
import { openSession } from "#lib/newsroom/people/commands/open-session.ts";
import { growingDelay } from "#lib/platform/growing-delay.ts";
import { log } from "#lib/platform/log.ts";
import { isRefusal } from "#lib/platform/refusal.ts";

// Only somebody who knows the password gets as far as a code, so these may be strict. Six digits and three good codes
// at a time: at the longest delays a guesser needs decades.
const perAddress = growingDelay("code-address", { free: 5, firstSeconds: 30, longestSeconds: 3600 });
/** Over all addresses: milder, so that a guesser elsewhere does not keep the person out for long. */
const perPerson = growingDelay("code-person", { free: 20, firstSeconds: 60, longestSeconds: 900 });

/**
 * Opens a session for a person whose password was right (or who has just joined). Whoever has a second factor is refused
 * with "code-needed" until its code is given; wrong ones are counted, delayed and logged.
 */
export async function beginSession(
  personId: string,
  { code, address }: { code?: string | undefined; address: string },
): Promise<{ sessionId: string; expiresAt: Date }> {
  const given = code?.trim() ? code : undefined;
  const key = `${personId} ${address}`;
  if (given !== undefined) {
    perAddress.take(key);
    perPerson.take(personId);
  }
  try {
    const opened = await openSession(null, {
      personId,
      seconds: SESSION_SECONDS,
      ...(given === undefined ? {} : { code: given }),
    });
    perAddress.forget(key);
    perPerson.forget(personId);
    return opened;
  } catch (thrown) {
    if (given !== undefined && isRefusal(thrown)) log().warn({ personId, address }, "a wrong code");
    throw thrown;
  }
}
