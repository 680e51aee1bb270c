import { askedFromNow } from "#lib/platform/asked-from.ts";
import { log } from "#lib/platform/log.ts";
import { once } from "#lib/platform/process.ts";
import { keyedDigest } from "#lib/platform/sealed.ts";

/** What is worth a line when somebody looks for an attack. */
export type SecurityEvent =
  | "sign-in-failed"
  | "sign-in-too-many"
  | "refused"
  | "foreign-request"
  | "dead-link"
  | "password-refused"
  | "code-failed"
  | "password-not-confirmed";

export interface SecurityLine {
  /** Who, when somebody is signed in or was recognised. */
  personId?: string | undefined;
  /** Whom they said they were: only a keyed digest of it is written. */
  email?: string | undefined;
  /** What was asked for: a command's name, a path without secrets, a kind of link. */
  what?: string | undefined;
  why?: string | undefined;
  address?: string | undefined;
}

/** A minute's lines of one kind; a flood beyond them is counted and told in one line. */
const LINES_A_MINUTE = 60;
const MINUTE = 60_000;

interface Written {
  since: number;
  lines: number;
  left: number;
}
const written = () => once("security-lines", () => new Map<SecurityEvent, Written>());

/** Writes one line: who, from where, what. Never a password, a token or an address that holds one. */
export function logSecurity(event: SecurityEvent, line: SecurityLine, at = Date.now()): void {
  let minute = written().get(event);
  if (!minute || at - minute.since >= MINUTE) {
    if (minute && minute.left > 0)
      log().warn({ security: event, notWritten: minute.left }, "more of the same were not written");
    minute = { since: at, lines: 0, left: 0 };
    written().set(event, minute);
  }
  if (minute.lines >= LINES_A_MINUTE) return void minute.left++;
  minute.lines++;
  const { email, address, ...rest } = line;
  log().warn(
    {
      security: event,
      from: address ?? askedFromNow().address,
      ...rest,
      ...(email === undefined ? {} : { emailDigest: keyedDigest("logged e-mail", email) }),
    },
    SENTENCES[event],
  );
}

const SENTENCES: Record<SecurityEvent, string> = {
  "sign-in-failed": "a sign-in failed",
  "sign-in-too-many": "a sign-in was refused: too many attempts",
  refused: "something was refused",
  "foreign-request": "a request from another site was refused",
  "dead-link": "a link that is used, expired or unknown was tried",
  "code-failed": "a code of a second factor was refused",
  "password-not-confirmed": "a password that was asked for again was refused",
  "password-refused": "a password that no longer keeps the rule was used",
};
