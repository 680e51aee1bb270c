import type { LineChange, WordChange } from "#lib/document/versions/compare-words.ts";
import type { RevisionComparison } from "#lib/newsroom/revisions/compare-revisions.ts";

/** The numbers of what changed in one line; 0 stands for what did not. */
export interface LineNumbers {
  /** Of the line itself: it came, went, moved, was split or joined. */
  line: number;
  words: number[];
  fields: number[];
}

/** Every change of a comparison by its number, from 1 in reading order. */
export interface ChangeNumbers {
  headline: number[];
  standfirst: number[];
  lines: LineNumbers[];
  fields: number[];
  count: number;
}

/**
 * Numbers the changes of a comparison, so that both sides of it speak of the same ones: what went and what came in its
 * place are one change, wherever each of them is drawn.
 */
export function numberChanges({ words, fields }: RevisionComparison): ChangeNumbers {
  let count = 0;
  const numberWords = (changes: readonly WordChange[]) =>
    changes.map(({ change }, at) => {
      if (change === "same") return 0;
      const isReplacement = change === "added" && changes[at - 1]?.change === "removed";
      return isReplacement ? count : ++count;
    });
  const numberLine = (line: LineChange): LineNumbers => {
    const isWhole = line.change !== "same" && (line.change !== "changed" || line.moved);
    const number = isWhole ? ++count : 0;
    if (line.change !== "changed") return { line: number, words: [], fields: [] };
    return { line: number, words: numberWords(line.words), fields: shownFields(line).map(() => ++count) };
  };
  const numbers = {
    headline: numberWords(words.headline),
    standfirst: numberWords(words.standfirst),
    lines: words.lines.map(numberLine),
    fields: fields.map(() => ++count),
  };
  return { ...numbers, count };
}

/** A caption is shown word by word in its place already. */
export const shownFields = (line: Extract<LineChange, { change: "changed" }>) =>
  line.fields.filter(({ name }) => name !== "Caption");
