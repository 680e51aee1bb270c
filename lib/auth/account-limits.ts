import { now } from "#lib/platform/clock.ts";
import { once } from "#lib/platform/process.ts";
import { LRUCache } from "lru-cache";

const SECOND = 1000;
export const HOUR = 60 * 60 * SECOND;

/** Wrong passwords for one account in an hour, from everywhere its person has not signed in from, before it gets slow. */
export const FREE_FAILURES = 20;

/** From then on: the pause until the next attempt from somewhere new is looked at, growing with the failures. */
const PAUSES: readonly [failures: number, seconds: number][] = [
  [FREE_FAILURES, 5],
  [60, 15],
  [200, 30],
];

export interface AccountCount {
  since: number;
  failures: number;
  /** When the last attempt was looked at. */
  last: number;
}

/** How long an attempt from somewhere new has to wait; 0 = it is looked at now. */
export function pauseOf(count: AccountCount | undefined, at: number): number {
  if (!count || at - count.since >= HOUR) return 0;
  const pause = PAUSES.findLast(([failures]) => count.failures >= failures)?.[1] ?? 0;
  return Math.max(0, count.last + pause * SECOND - at);
}

/** The count after one more attempt; a new hour begins where the old one ended. */
export const counted = (count: AccountCount | undefined, at: number): AccountCount =>
  !count || at - count.since >= HOUR
    ? { since: at, failures: 1, last: at }
    : { ...count, failures: count.failures + 1, last: at };

// People are few, so each has a count of their own that no flood can push out. E-mails of nobody are endless: they are
// treated alike, so that nobody learns who works here, but share a table of a fixed size.
const counts = () =>
  once("sign-in-accounts", () => ({
    people: new Map<string, AccountCount>(),
    nobodies: new LRUCache<string, AccountCount>({ max: 10_000 }),
  }));
const tableOf = (personId: string | undefined) => (personId ? counts().people : counts().nobodies);

/** Takes an attempt at this account from somewhere new; answers how long it must wait when it may not be looked at now. */
export function takeFromNew(account: { personId?: string | undefined; email: string }): number {
  const table = tableOf(account.personId);
  const key = account.personId ?? account.email;
  const at = now().getTime();
  const wait = pauseOf(table.get(key), at);
  if (wait === 0) table.set(key, counted(table.get(key), at));
  return wait;
}

/** The password was right: the attempt that was taken was no failure. */
export function giveBackToAccount(personId: string): void {
  const count = counts().people.get(personId);
  if (count) counts().people.set(personId, { ...count, failures: Math.max(0, count.failures - 1) });
}
