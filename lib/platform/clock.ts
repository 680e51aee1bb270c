import { once } from "#lib/platform/process.ts";

export interface Clock {
  now(): Date;
}

/** What time it is. Tests put their own clock in its place with `put("clock", …)`. */
export const now = (): Date => once<Clock>("clock", () => ({ now: () => new Date() })).now();
