/** One stretch of a text that gave way to another one. */
export interface Span {
  from: number;
  /** Not included. */
  to: number;
  insert: string;
}

/** The shortest single span that makes `after` of `before`. */
export function spanBetween(before: string, after: string): Span {
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before[start] === after[start]) start++;
  let end = 0;
  while (end < most - start && before.at(-1 - end) === after.at(-1 - end)) end++;
  return { from: start, to: before.length - end, insert: after.slice(start, after.length - end) };
}

/** Where a place in a text is after a change of it. */
export function placeAfter({ from, to, insert }: Span, place: number): number {
  if (place <= from) return place;
  return place >= to ? place + insert.length - (to - from) : from + insert.length;
}

/**
 * What two people made of one line: my change since `base`, on top of theirs. What either erased is gone, what both typed at
 * one place stands one after the other.
 */
export function mergeEdits(base: string, mine: string, theirs: string): string {
  if (mine === base) return theirs;
  if (theirs === base || theirs === mine) return mine;
  const own = spanBetween(base, mine);
  const other = spanBetween(base, theirs);
  if (own.from >= other.to) {
    const shift = other.insert.length - (other.to - other.from);
    return theirs.slice(0, own.from + shift) + own.insert + theirs.slice(own.to + shift);
  }
  if (own.to <= other.from) return theirs.slice(0, own.from) + own.insert + theirs.slice(own.to);
  const [from, to] = [Math.min(own.from, other.from), Math.max(own.to, other.to)];
  return base.slice(0, from) + other.insert + own.insert + base.slice(to);
}
