import type { Run } from "#lib/document/story/words.ts";
import { editScript } from "#lib/document/versions/edit-script.ts";

/** A stretch of words that stayed, went, came, or stayed and looks different. */
export interface WordChange {
  change: "same" | "removed" | "added" | "formatted";
  text: string;
  /** For "formatted": what became of its look, e.g. "now bold". */
  formatting?: string;
}

interface Token {
  text: string;
  look: string;
}

const TOKEN = /\s+|[\p{L}\p{N}\p{M}]+(?:[’'.,-][\p{L}\p{N}\p{M}]+)*|[^\s\p{L}\p{N}\p{M}]/gu;

export const wordsOf = (text: string): string[] =>
  text.match(/[\p{L}\p{N}\p{M}]+(?:[’'.,-][\p{L}\p{N}\p{M}]+)*/gu) ?? [];

/** Word by word what became of a text; its formatting too. */
export function compareRuns(from: readonly Run[], to: readonly Run[]): WordChange[] {
  const before = tokensOf(from);
  const after = tokensOf(to);
  const script = editScript(
    before.map((token) => token.text),
    after.map((token) => token.text),
  );
  const changes: WordChange[] = [];
  for (const step of script) {
    if ("drop" in step) add(changes, { change: "removed", text: before[step.from]!.text });
    else if ("put" in step) add(changes, { change: "added", text: after[step.to]!.text });
    else {
      const was = before[step.from]!;
      const is = after[step.to]!;
      const formatting = was.look === is.look ? undefined : formattingOf(was.look, is.look);
      add(
        changes,
        formatting ? { change: "formatted", text: is.text, formatting } : { change: "same", text: is.text },
      );
    }
  }
  return readable(changes);
}

export const compareText = (from: string, to: string): WordChange[] =>
  compareRuns([{ text: from }], [{ text: to }]);

export const isChanged = (changes: readonly WordChange[]): boolean =>
  changes.some(({ change }) => change !== "same");

/** A word that looks one way in one part and another way in the next has a mixed look, written down in full. */
function tokensOf(runs: readonly Run[]): Token[] {
  const text = runs.map((run) => run.text).join("");
  const bounds: { end: number; look: string }[] = [];
  let end = 0;
  for (const run of runs) bounds.push({ end: (end += run.text.length), look: lookOf(run) });
  const tokens: Token[] = [];
  let run = 0;
  for (const { 0: word, index } of text.matchAll(TOKEN)) {
    while (run < bounds.length - 1 && bounds[run]!.end <= index) run += 1;
    const wordEnd = index + word.length;
    let look = bounds[run]?.look ?? "";
    for (let at = run; bounds[at]!.end < wordEnd; at++) {
      const next = bounds[at + 1]!.look;
      if (next !== bounds[at]!.look) look += `${MIXED}${bounds[at]!.end - index}${next}`;
    }
    tokens.push({ text: word, look });
  }
  return tokens;
}

const MIXED = "\u0000";

const lookOf = (run: Run): string =>
  [run.bold ? "bold" : "", run.italic ? "italic" : "", run.link ? `link ${run.link}` : ""]
    .filter(Boolean)
    .join("|");

function formattingOf(was: string, is: string): string {
  if (was.includes(MIXED) || is.includes(MIXED)) return "looks different in part";
  const before = was.split("|").filter(Boolean);
  const after = is.split("|").filter(Boolean);
  const gone = before
    .filter((look) => !after.includes(look))
    .map((look) => `no longer ${look.startsWith("link ") ? "a link" : look}`);
  const come = after
    .filter((look) => !before.includes(look))
    .map((look) => `now ${look.startsWith("link ") ? `a link to ${look.slice(5)}` : look}`);
  return [...gone, ...come].join(", ");
}

function add(changes: WordChange[], next: WordChange): void {
  const last = changes.at(-1);
  if (last && last.change === next.change && last.formatting === next.formatting) last.text += next.text;
  else changes.push(next);
}

/** "two words" for "three things" is one replacement, not four changes around the blank between them. */
function readable(changes: WordChange[]): WordChange[] {
  const out: WordChange[] = [];
  let removed = "";
  let added = "";
  const flush = () => {
    if (removed) add(out, { change: "removed", text: removed });
    if (added) add(out, { change: "added", text: added });
    removed = added = "";
  };
  changes.forEach((change, index) => {
    if (change.change === "removed") removed += change.text;
    else if (change.change === "added") added += change.text;
    else {
      const next = changes[index + 1]?.change;
      const bridges = change.change === "same" && change.text.trim() === "" && removed !== "" && added !== "";
      if (bridges && (next === "removed" || next === "added") && replaces(changes, index + 1)) {
        removed += change.text;
        added += change.text;
      } else {
        flush();
        add(out, { ...change });
      }
    }
  });
  flush();
  return out;
}

const replaces = (changes: WordChange[], at: number): boolean =>
  changes[at]?.change === "removed" && changes[at + 1]?.change === "added";
