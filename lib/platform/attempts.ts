import { LRUCache } from "lru-cache";
import { now } from "#lib/platform/clock.ts";
import { once } from "#lib/platform/process.ts";
import { refuse } from "#lib/platform/refusal.ts";

const QUARTER_HOUR = 15 * 60 * 1000;

export interface Attempts {
  /** Whether an attempt would be taken. */
  isFree(key: string): Promise<boolean>;
  /** Takes one attempt before the work is done, so that a thousand at once get no further than the limit. Refuses with "too-many". */
  take(key: string): Promise<void>;
  /** The attempt just taken was honest: it does not count. */
  giveBack(key: string): Promise<void>;
  /** None of them counts any more. */
  forget(key: string): Promise<void>;
}

interface Count {
  taken: number;
  until: number;
}

/**
 * At most `points` attempts for one key within a quarter of an hour, counted by this process. A used-up key costs nothing
 * more, and of keys there are at most `keys`: who invents new ones pushes out the oldest, never fills the memory.
 */
export function attemptsAllowed(name: string, points: number, keys = 20_000): Attempts {
  // Asked for at each call: Next holds a copy of this module of its own, and the count is one.
  const counts = () => once(`attempts-${name}`, () => new LRUCache<string, Count>({ max: keys }));
  return {
    async isFree(key) {
      const count = counts().get(key);
      return !count || count.until <= now().getTime() || count.taken < points;
    },
    async take(key) {
      const at = now().getTime();
      const count = counts().get(key);
      if (!count || count.until <= at) counts().set(key, { taken: 1, until: at + QUARTER_HOUR });
      else if (count.taken < points) count.taken++;
      else refuseUntil(count.until - at);
    },
    async giveBack(key) {
      const count = counts().get(key);
      if (count) count.taken = Math.max(0, count.taken - 1);
    },
    async forget(key) {
      counts().delete(key);
    },
  };
}

/** Says how long to wait, in whole minutes. */
export function refuseUntil(wait: number): never {
  const minutes = Math.max(1, Math.ceil(wait / 60_000));
  refuse("too-many", `Too many attempts: try again in ${minutes} ${minutes === 1 ? "minute" : "minutes"}.`);
}
