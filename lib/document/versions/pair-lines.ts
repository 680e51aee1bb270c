import { lineText, type Line } from "#lib/document/story/words.ts";
import { wordsOf } from "#lib/document/versions/compare-runs.ts";
import { editScript } from "#lib/document/versions/edit-script.ts";

/** From this share of common words on, two lines are two states of one line. */
const RELATED = 0.4;

export interface Pairing {
  /** Index of the new line by index of the old. */
  partner: Map<number, number>;
  /** Old lines that stand elsewhere now: not in the order of those around them. */
  moved: Set<number>;
  /** An old line that became several new ones. */
  split: Map<number, number[]>;
  /** A new line that several old ones became. */
  joined: Map<number, number[]>;
}

/** Which line became which: the same line, a changed one, one that moved, one that was split or joined. */
export function pairLines(before: readonly Line[], after: readonly Line[]): Pairing {
  const pairing: Pairing = { partner: new Map(), moved: new Set(), split: new Map(), joined: new Map() };
  const gone = new Set<number>();
  const come = new Set<number>();
  for (const step of editScript(before.map(keyOf), after.map(keyOf))) {
    if ("keep" in step) pairing.partner.set(step.from, step.to);
    else if ("drop" in step) gone.add(step.from);
    else come.add(step.to);
  }
  const take = (from: number, to: number) => {
    pairing.partner.set(from, to);
    gone.delete(from);
    come.delete(to);
  };
  const elsewhere = placesByKey(after, come);
  for (const from of [...gone]) {
    const to = elsewhere.get(keyOf(before[from]!))?.next().value;
    if (to !== undefined) take(from, to);
  }
  if (isReadable(before, after, gone, come)) {
    findSplits(before, after, gone, come, pairing.split);
    findSplits(after, before, come, gone, pairing.joined);
    for (const [from, to] of related(before, after, gone, come))
      if (gone.has(from) && come.has(to)) take(from, to);
  }
  for (const from of outOfOrder(pairing.partner)) pairing.moved.add(from);
  return pairing;
}

const EMPTY = "paragraph:";
/** A picture is the same picture whatever its caption says. */
const keyOf = (line: Line): string =>
  line.kind === "picture" && line.picture ? `picture:${line.picture}` : `${line.kind}:${lineText(line)}`;

/** Where each line that came stands, the first first; empty lines are nobody's. */
function placesByKey(lines: readonly Line[], places: Set<number>): Map<string, Iterator<number, undefined>> {
  const found = new Map<string, number[]>();
  for (const at of places) {
    const key = keyOf(lines[at]!);
    if (key === EMPTY) continue;
    const known = found.get(key);
    if (known) known.push(at);
    else found.set(key, [at]);
  }
  return new Map([...found].map(([key, at]) => [key, at.values() as Iterator<number, undefined>]));
}

/** Comparing each line that went with each that came takes time by the square; past this nobody reads them one by one. */
const MOST_COMPARISONS = 20_000_000;

function isReadable(
  before: readonly Line[],
  after: readonly Line[],
  gone: Set<number>,
  come: Set<number>,
): boolean {
  const letters = (lines: readonly Line[], places: Set<number>) =>
    [...places].reduce((sum, at) => sum + 1 + lineText(lines[at]!).length / 5, 0);
  return letters(before, gone) * come.size + letters(after, come) * gone.size <= MOST_COMPARISONS;
}

/** One line whose words now stand in neighbouring lines, word for word. */
function findSplits(
  whole: readonly Line[],
  parts: readonly Line[],
  gone: Set<number>,
  come: Set<number>,
  found: Map<number, number[]>,
): void {
  const flat = (line: Line) => (line.kind === "picture" ? "" : lineText(line).replace(/\s+/g, ""));
  const pieces = new Map([...come].map((at) => [at, flat(parts[at]!)]));
  for (const index of [...gone]) {
    const text = flat(whole[index]!);
    if (text === "") continue;
    for (const [first, piece] of pieces) {
      if (piece === "" || !text.startsWith(piece)) continue;
      const taken = piecesOf(text, first, pieces);
      if (!taken) continue;
      found.set(index, taken);
      gone.delete(index);
      for (const at of taken) {
        come.delete(at);
        pieces.delete(at);
      }
      break;
    }
  }
}

/** The neighbouring lines, from this one on, that make up exactly this text; undefined when they do not. */
function piecesOf(text: string, first: number, pieces: ReadonlyMap<number, string>): number[] | undefined {
  const taken: number[] = [];
  let length = 0;
  for (let at = first; length < text.length; at++) {
    const piece = pieces.get(at);
    if (!piece || !text.startsWith(piece, length)) return undefined;
    length += piece.length;
    taken.push(at);
  }
  return taken.length >= 2 ? taken : undefined;
}

interface Bag {
  counts: Map<string, number>;
  size: number;
}

/** Pairs with enough common words, the most alike first. */
function related(
  before: readonly Line[],
  after: readonly Line[],
  gone: Set<number>,
  come: Set<number>,
): [number, number][] {
  const bagsOf = (lines: readonly Line[], places: Set<number>) =>
    [...places].flatMap((at) => (lines[at]!.kind === "picture" ? [] : [{ at, bag: bagOf(lines[at]!) }]));
  const newer = bagsOf(after, come);
  const candidates: { from: number; to: number; share: number }[] = [];
  for (const old of bagsOf(before, gone))
    for (const young of newer) {
      const share = overlap(old.bag, young.bag);
      if (share >= RELATED) candidates.push({ from: old.at, to: young.at, share });
    }
  candidates.sort((a, b) => b.share - a.share || Math.abs(a.from - a.to) - Math.abs(b.from - b.to));
  return candidates.map(({ from, to }) => [from, to]);
}

function bagOf(line: Line): Bag {
  const counts = new Map<string, number>();
  const words = wordsOf(lineText(line));
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return { counts, size: words.length };
}

function overlap(a: Bag, b: Bag): number {
  // Even if all of the shorter were common it would not be enough.
  if (2 * Math.min(a.size, b.size) < RELATED * (a.size + b.size) || a.size + b.size === 0) return 0;
  let common = 0;
  for (const [word, count] of a.counts) common += Math.min(count, b.counts.get(word) ?? 0);
  return (2 * common) / (a.size + b.size);
}

/** All but the longest row of pairs that kept their order. */
function outOfOrder(partner: ReadonlyMap<number, number>): number[] {
  const pairs = [...partner].sort(([a], [b]) => a - b);
  const tails: number[] = [];
  const previous: number[] = [];
  pairs.forEach(([, to], index) => {
    let low = 0;
    let high = tails.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (pairs[tails[middle]!]![1] < to) low = middle + 1;
      else high = middle;
    }
    previous[index] = low > 0 ? tails[low - 1]! : -1;
    tails[low] = index;
  });
  const kept = new Set<number>();
  for (let at = tails.at(-1) ?? -1; at >= 0; at = previous[at]!) kept.add(at);
  return pairs.flatMap(([from], index) => (kept.has(index) ? [] : [from]));
}
