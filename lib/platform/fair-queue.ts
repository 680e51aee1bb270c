import { Refusal } from "#lib/platform/refusal.ts";

export interface FairQueue {
  /** Waits its turn; refuses with `busy` when too many wait already. */
  <T>(work: () => Promise<T>, asks: { from: string; first: boolean }): Promise<T>;
}

interface Waiting {
  from: string;
  go: () => void;
  giveUp: () => void;
}

/**
 * A queue that a flood cannot fill for everybody: each source waits in a queue of its own and they take turns, those who are
 * known go first, and when all places are taken the longest queue gives one up. Without a limit on those who wait, a flood
 * would grow memory, and the last in the queue would wait for minutes.
 */
export function fairQueue(limits: { atOnce: number; waiting: number; busy: string }): FairQueue {
  let running = 0;
  const known: Waiting[] = [];
  const others: Waiting[] = [];

  /** Puts the newcomer after as many turns of the others as it has waiting itself. */
  const enter = (queue: Waiting[], newcomer: Waiting): boolean => {
    if (queue.length >= limits.waiting && !makeRoom(queue, newcomer.from)) return false;
    const own = countOf(queue, newcomer.from);
    let place = queue.length;
    const seen = new Map<string, number>();
    for (const [at, { from }] of queue.entries()) {
      const turn = seen.get(from) ?? 0;
      if (turn > own) {
        place = at;
        break;
      }
      seen.set(from, turn + 1);
    }
    queue.splice(place, 0, newcomer);
    return true;
  };
  const next = (): void => {
    const waiting = known.shift() ?? others.shift();
    if (waiting) waiting.go();
    else running--;
  };

  return async (work, { from, first }) => {
    if (running < limits.atOnce) running++;
    else
      await new Promise<void>((resolve, reject) => {
        const giveUp = () => reject(new Refusal("unavailable", limits.busy));
        if (!enter(first ? known : others, { from, go: resolve, giveUp })) giveUp();
      });
    try {
      return await work();
    } finally {
      // The turn is handed on rather than given back, so that nobody who comes just now slips in between.
      next();
    }
  };
}

const countOf = (queue: Waiting[], from: string): number =>
  queue.filter((waiting) => waiting.from === from).length;

/** Whoever has the most waiting gives up the last of them, unless the newcomer has as many. */
function makeRoom(queue: Waiting[], newcomer: string): boolean {
  const counts = new Map<string, number>();
  for (const { from } of queue) counts.set(from, (counts.get(from) ?? 0) + 1);
  const [longest, many] = [...counts].reduce((most, one) => (one[1] > most[1] ? one : most));
  if (many <= (counts.get(newcomer) ?? 0) + 1) return false;
  const at = queue.findLastIndex(({ from }) => from === longest);
  const [out] = queue.splice(at, 1);
  out!.giveUp();
  return true;
}
