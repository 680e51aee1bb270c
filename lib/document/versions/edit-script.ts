/** One step of turning one sequence into another: keep `from` as `to`, drop `from`, or put in `to`. */
export type EditStep =
  { keep: true; from: number; to: number } | { drop: true; from: number } | { put: true; to: number };

/** So many differences that nobody reads them one by one; the rest is then one replacement. */
const MOST_DIFFERENCES = 1_500;
/** And so many comparisons, for texts that are alike everywhere and in nothing: a second's work at the most. */
const MOST_COMPARISONS = 20_000_000;

/**
 * The shortest way from one sequence to another (Myers 1986): walks the diagonals outwards, `d` differences at a time,
 * remembering how far each got, and then walks back along the way that arrived first.
 */
export function editScript(from: readonly string[], to: readonly string[]): EditStep[] {
  let start = 0;
  while (start < from.length && start < to.length && from[start] === to[start]) start += 1;
  let fromEnd = from.length;
  let toEnd = to.length;
  while (fromEnd > start && toEnd > start && from[fromEnd - 1] === to[toEnd - 1]) {
    fromEnd -= 1;
    toEnd -= 1;
  }
  const steps: EditStep[] = [];
  for (let i = 0; i < start; i++) steps.push({ keep: true, from: i, to: i });
  // One by one: a long text has more steps than a call may have arguments.
  for (const step of between(from, to, start, fromEnd, toEnd)) steps.push(step);
  for (let i = fromEnd, j = toEnd; i < from.length; i++, j++) steps.push({ keep: true, from: i, to: j });
  return steps;
}

function between(
  from: readonly string[],
  to: readonly string[],
  start: number,
  fromEnd: number,
  toEnd: number,
): EditStep[] {
  const n = fromEnd - start;
  const m = toEnd - start;
  const reached: Int32Array[] = [];
  const most = Math.min(n + m, MOST_DIFFERENCES);
  const far = new Int32Array(2 * most + 3);
  let comparisons = 0;
  for (let d = 0; d <= most && comparisons <= MOST_COMPARISONS; d++) {
    // Kept only as wide as this round: what lies outside was never reached.
    reached.push(far.slice(most - d, most + d + 3));
    for (let k = -d; k <= d; k += 2) {
      const down = k === -d || (k !== d && far[most + k]! < far[most + k + 2]!);
      let x = down ? far[most + k + 2]! : far[most + k]! + 1;
      let y = x - k;
      while (x < n && y < m && from[start + x] === to[start + y]) {
        x += 1;
        y += 1;
      }
      comparisons += 1 + x - Math.max(0, far[most + 1 + k]!);
      far[most + 1 + k] = x;
      if (x >= n && y >= m) return wayBack(reached, d, n, m).map((step) => shifted(step, start));
    }
  }
  const steps: EditStep[] = [];
  for (let i = start; i < fromEnd; i++) steps.push({ drop: true, from: i });
  for (let j = start; j < toEnd; j++) steps.push({ put: true, to: j });
  return steps;
}

function wayBack(reached: Int32Array[], differences: number, n: number, m: number): EditStep[] {
  const steps: EditStep[] = [];
  let x = n;
  let y = m;
  for (let d = differences; d > 0; d--) {
    const far = reached[d]!;
    const at = (k: number) => far[k + d + 1]!;
    const k = x - y;
    const down = k === -d || (k !== d && at(k - 1) < at(k + 1));
    const before = down ? k + 1 : k - 1;
    const beforeX = at(before);
    const beforeY = beforeX - before;
    const turnX = down ? beforeX : beforeX + 1;
    while (x > turnX) steps.push({ keep: true, from: --x, to: --y });
    steps.push(down ? { put: true, to: beforeY } : { drop: true, from: beforeX });
    x = beforeX;
    y = beforeY;
  }
  while (x > 0) steps.push({ keep: true, from: --x, to: --y });
  return steps.reverse();
}

function shifted(step: EditStep, by: number): EditStep {
  if ("keep" in step) return { keep: true, from: step.from + by, to: step.to + by };
  return "drop" in step ? { drop: true, from: step.from + by } : { put: true, to: step.to + by };
}
