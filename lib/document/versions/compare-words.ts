import type { Line, StoryWords } from "#lib/document/story/words.ts";
import { compareLines, type FieldChange } from "#lib/document/versions/compare-lines.ts";
import { compareText, isChanged, type WordChange } from "#lib/document/versions/compare-runs.ts";
import { pairLines, type Pairing } from "#lib/document/versions/pair-lines.ts";

export type { FieldChange } from "#lib/document/versions/compare-lines.ts";
export type { WordChange } from "#lib/document/versions/compare-runs.ts";

/** What became of one line. `from` and `to` are its places in the two bodies, counted from 0. */
export type LineChange =
  | { change: "same"; line: Line; from: number; to: number }
  | { change: "added"; line: Line; to: number }
  | { change: "removed"; line: Line; from: number }
  /** It stands elsewhere now, word for word. */
  | { change: "moved"; line: Line; from: number; to: number }
  | {
      change: "changed";
      before: Line;
      after: Line;
      from: number;
      to: number;
      words: WordChange[];
      fields: FieldChange[];
      /** It stands elsewhere as well. */
      moved: boolean;
    }
  /** One line became several, or several became one; the words are the same. */
  | { change: "split" | "joined"; before: Line[]; after: Line[]; from: number[]; to: number[] };

export interface WordsComparison {
  headline: WordChange[];
  standfirst: WordChange[];
  /** In the order of the newer body; what was removed stands where it was. */
  lines: LineChange[];
  /** False when the two are alike. */
  differs: boolean;
}

/** What changed from one state of a story's words to another, as a copy editor reads it. */
export function compareWords(from: StoryWords, to: StoryWords): WordsComparison {
  const headline = compareText(from.headline, to.headline);
  const standfirst = compareText(from.standfirst, to.standfirst);
  const lines = compareBodies(from.lines, to.lines);
  const differs =
    isChanged(headline) || isChanged(standfirst) || lines.some((line) => line.change !== "same");
  return { headline, standfirst, lines, differs };
}

function compareBodies(before: readonly Line[], after: readonly Line[]): LineChange[] {
  const pairing = pairLines(before, after);
  const removedBefore = removedByPlace(before, pairing);
  const lines: LineChange[] = [...(removedBefore.get(-1) ?? [])];
  const oldOf = new Map([...pairing.partner].map(([from, to]) => [to, from]));
  const partOf = new Map(
    [...pairing.split].flatMap(([from, parts]) => parts.map((to) => [to, from] as const)),
  );
  after.forEach((line, to) => {
    const olds: number[] = [];
    const splitFrom = partOf.get(to);
    const joined = pairing.joined.get(to);
    const from = oldOf.get(to);
    if (splitFrom !== undefined) {
      const parts = pairing.split.get(splitFrom)!;
      if (parts[0] === to)
        lines.push({
          change: "split",
          before: [before[splitFrom]!],
          after: parts.map((at) => after[at]!),
          from: [splitFrom],
          to: parts,
        });
      if (parts.at(-1) === to) olds.push(splitFrom);
    } else if (joined) {
      lines.push({
        change: "joined",
        before: joined.map((at) => before[at]!),
        after: [line],
        from: joined,
        to: [to],
      });
      olds.push(...joined);
    } else if (from === undefined) lines.push({ change: "added", line, to });
    else {
      lines.push(pairChange(before[from]!, line, from, to, pairing.moved.has(from)));
      if (!pairing.moved.has(from)) olds.push(from);
    }
    // One by one: a long body has more lines than a call may have arguments.
    for (const old of olds) for (const gone of removedBefore.get(old) ?? []) lines.push(gone);
  });
  return lines;
}

function pairChange(before: Line, after: Line, from: number, to: number, moved: boolean): LineChange {
  const { words, fields, differs } = compareLines(before, after);
  if (differs) return { change: "changed", before, after, from, to, words, fields, moved };
  return moved ? { change: "moved", line: after, from, to } : { change: "same", line: after, from, to };
}

/** What was removed, by the last line before it that is still in its place (-1: it stood at the very beginning). */
function removedByPlace(before: readonly Line[], pairing: Pairing): Map<number, LineChange[]> {
  const joined = new Set([...pairing.joined.values()].flat());
  const removed = new Map<number, LineChange[]>();
  let anchor = -1;
  before.forEach((line, from) => {
    const stays = pairing.partner.has(from) && !pairing.moved.has(from);
    if (stays || pairing.split.has(from) || joined.has(from)) anchor = from;
    else if (!pairing.partner.has(from)) {
      const list = removed.get(anchor);
      if (list) list.push({ change: "removed", line, from });
      else removed.set(anchor, [{ change: "removed", line, from }]);
    }
  });
  return removed;
}

/** How much changed, in words for a list: "2 lines changed", "1 picture added". */
export function changeSummary(comparison: WordsComparison): string[] {
  const count = (change: LineChange["change"], picture: boolean) =>
    comparison.lines.filter((line) => line.change === change && isPicture(line) === picture).length;
  const say = (n: number, what: string, did: string) =>
    n === 0 ? [] : [`${n} ${what}${n === 1 ? "" : "s"} ${did}`];
  const rewritten = count("changed", false) + count("split", false) + count("joined", false);
  return [
    ...(isChanged(comparison.headline) ? ["headline changed"] : []),
    ...(isChanged(comparison.standfirst) ? ["standfirst changed"] : []),
    ...say(rewritten, "line", "changed"),
    ...say(count("added", false), "line", "added"),
    ...say(count("removed", false), "line", "removed"),
    ...say(count("moved", false) + count("moved", true), "line", "moved"),
    ...say(count("changed", true), "picture", "changed"),
    ...say(count("added", true), "picture", "added"),
    ...say(count("removed", true), "picture", "removed"),
  ];
}

function isPicture(change: LineChange): boolean {
  const line = "line" in change ? change.line : change.change === "changed" ? change.after : undefined;
  return line?.kind === "picture";
}
