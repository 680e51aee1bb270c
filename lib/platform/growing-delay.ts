import { LRUCache } from "lru-cache";
import { now } from "#lib/platform/clock.ts";
import { once } from "#lib/platform/process.ts";
import { refuse } from "#lib/platform/refusal.ts";

const A_DAY = 24 * 60 * 60 * 1000;

export interface GrowingDelay {
  /** Counts one attempt before it is made, so that a thousand at once get no further than one after the other. */
  take(key: string): void;
  /** An attempt was right: the count begins anew. */
  forget(key: string): void;
}

/**
 * Attempts that cost nothing at first and then ever more: after `free` of them each doubles the wait before the next,
 * up to the longest. Nobody is shut out for good, and guessing on gets nowhere. Counted by this process, for a day.
 */
export function growingDelay(
  name: string,
  { free, firstSeconds, longestSeconds }: { free: number; firstSeconds: number; longestSeconds: number },
): GrowingDelay {
  // Asked for at each call: Next holds a copy of this module of its own, and the count is one.
  const taken = () =>
    once(
      `delay-${name}`,
      () => new LRUCache<string, { times: number; until: number }>({ max: 20_000, ttl: A_DAY }),
    );
  return {
    take(key) {
      const at = now().getTime();
      const { times, until } = taken().get(key) ?? { times: 0, until: 0 };
      if (at < until) refuse("too-many", `Too many attempts: try again in ${inWords(until - at)}.`);
      const beyond = times + 1 - free;
      const wait = beyond < 0 ? 0 : Math.min(firstSeconds * 2 ** Math.min(beyond, 30), longestSeconds);
      taken().set(key, { times: times + 1, until: at + wait * 1000 });
    },
    forget: (key) => void taken().delete(key),
  };
}

function inWords(milliseconds: number): string {
  const seconds = Math.max(1, Math.ceil(milliseconds / 1000));
  const [many, unit] = seconds < 90 ? [seconds, "second"] : [Math.ceil(seconds / 60), "minute"];
  return `${many} ${unit}${many === 1 ? "" : "s"}`;
}
