import { RateLimiterMemory, type RateLimiterRes } from "rate-limiter-flexible";
import { once } from "#lib/platform/process.ts";
import { refuse } from "#lib/platform/refusal.ts";

const QUARTER_HOUR = 15 * 60;

export interface Attempts {
  /** Takes one attempt before the work is done, so that a thousand at once get no further than the limit. Refuses with "too-many". */
  take(key: string): Promise<void>;
  /** The attempt just taken was honest: it does not count. */
  giveBack(key: string): Promise<void>;
  /** None of them counts any more. */
  forget(key: string): Promise<void>;
}

/** At most `points` attempts for one key within a quarter of an hour. Counted by this process. */
export function attemptsAllowed(name: string, points: number): Attempts {
  // Asked for at each call: Next holds a copy of this module of its own, and the count is one.
  const limiter = () =>
    once(
      `attempts-${name}`,
      () => new RateLimiterMemory({ points, duration: QUARTER_HOUR, keyPrefix: name }),
    );
  return {
    async take(key) {
      try {
        await limiter().consume(key);
      } catch (thrown) {
        if (thrown instanceof Error) throw thrown;
        const minutes = Math.max(1, Math.ceil((thrown as RateLimiterRes).msBeforeNext / 60_000));
        refuse(
          "too-many",
          `Too many attempts: try again in ${minutes} ${minutes === 1 ? "minute" : "minutes"}.`,
        );
      }
    },
    async giveBack(key) {
      await limiter().reward(key);
    },
    async forget(key) {
      await limiter().delete(key);
    },
  };
}
