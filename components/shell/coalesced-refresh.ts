/** What a page in a window has, so that the times can be told without one. */
export interface Surroundings {
  now(): number;
  /** Calls back after this long; returns the call that stops it. */
  after(ms: number, call: () => void): () => void;
  isHidden(): boolean;
  refresh(): void;
}

/** Decisions show at once; words and who is where change all the time, and nobody reads at every pause. */
export const SOON = 250;
export const SOMETIME = 2_500;

/**
 * One refresh of the page for however many ask, at the earliest moment that anyone asked for. A page that nobody looks at
 * waits until it is looked at again.
 */
export function coalescedRefresh({ now, after, isHidden, refresh }: Surroundings) {
  let waiting: { at: number; stop: () => void } | null = null;
  let isOwed = false;

  const run = () => {
    waiting = null;
    isOwed = isHidden();
    if (!isOwed) refresh();
  };
  return {
    /** The page should be drawn anew within this long. */
    within(ms: number) {
      if (isHidden()) {
        isOwed = true;
        return;
      }
      const at = now() + ms;
      if (waiting && waiting.at <= at) return;
      waiting?.stop();
      waiting = { at, stop: after(ms, run) };
    },
    /** The page is looked at again. */
    shown() {
      if (!isOwed || isHidden()) return;
      isOwed = false;
      waiting?.stop();
      run();
    },
    stop() {
      waiting?.stop();
      waiting = null;
    },
  };
}
