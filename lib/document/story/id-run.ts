/** `[client, clock, length]`: neighbouring characters or line markers, by identity. */
export type IdRun = [client: number, clock: number, length: number];

/** Adds a run to a list, joining it with the last one where their ids are consecutive. */
export function appendRun(runs: IdRun[], client: number, clock: number, length: number): void {
  const last = runs.at(-1);
  if (last && last[0] === client && last[1] + last[2] === clock) {
    runs[runs.length - 1] = [client, last[1], last[2] + length];
  } else {
    runs.push([client, clock, length]);
  }
}

/** The same ids in the same order, with consecutive runs joined. */
export function joinRuns(runs: Iterable<IdRun>): IdRun[] {
  const joined: IdRun[] = [];
  for (const [client, clock, length] of runs) appendRun(joined, client, clock, length);
  return joined;
}

/** The ids as a set, smallest first: for entries, where order means nothing and bytes do. */
export function sortedRuns(runs: Iterable<IdRun>): IdRun[] {
  return joinRuns([...runs].sort((a, b) => a[0] - b[0] || a[1] - b[1]));
}

export function totalLength(runs: Iterable<IdRun>): number {
  let total = 0;
  for (const [, , length] of runs) total += length;
  return total;
}

const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0;

/** Reads runs out of anything at all; what is not a run is left out. */
export function readRuns(value: unknown): IdRun[] {
  if (!Array.isArray(value)) return [];
  const runs: IdRun[] = [];
  for (const run of value) {
    if (!Array.isArray(run)) continue;
    const [client, clock, length] = run as unknown[];
    if (isCount(client) && isCount(clock) && isCount(length) && length > 0)
      runs.push([client, clock, length]);
  }
  return runs;
}
