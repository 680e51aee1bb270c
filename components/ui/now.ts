import { useSyncExternalStore } from "react";

/** One clock for everything on the page that tells how long ago something was. */
const TICK_MS = 30_000;
const readers = new Set<() => void>();
let ticking: ReturnType<typeof setInterval> | undefined;
let now = 0;

const tick = () => {
  now = Date.now();
  for (const reader of readers) reader();
};
function subscribe(reader: () => void): () => void {
  readers.add(reader);
  if (!ticking) {
    now = Date.now();
    ticking = setInterval(tick, TICK_MS);
  }
  return () => {
    readers.delete(reader);
    if (readers.size > 0) return;
    clearInterval(ticking);
    ticking = undefined;
  };
}

/**
 * The time in milliseconds, anew every half minute; null until the page is in a browser, so that server and browser draw the
 * same at first.
 */
export const useNow = (): number | null => useSyncExternalStore<number | null>(subscribe, read, onServer);
// The same until the next tick, or nobody could draw it.
const read = () => (now ||= Date.now());
const onServer = () => null;
