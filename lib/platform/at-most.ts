/** Lets at most `many` pieces of work run at once; the others wait their turn, first come first served. */
export function atMost(many: number): <T>(work: () => Promise<T>) => Promise<T> {
  let running = 0;
  const waiting: (() => void)[] = [];
  return async (work) => {
    if (running >= many) await new Promise<void>((go) => waiting.push(go));
    else running++;
    try {
      return await work();
    } finally {
      // The turn is handed on rather than given back, so that nobody who comes just now slips in between.
      const next = waiting.shift();
      if (next) next();
      else running--;
    }
  };
}
