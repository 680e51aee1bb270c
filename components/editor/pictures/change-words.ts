import type { Transaction } from "@tiptap/pm/state";
import { compareText } from "#lib/document/versions/compare-runs.ts";

interface Replacement {
  from: number;
  to: number;
  words: string;
}

/**
 * Makes the words that begin at `start` say something else by the letters that differ, and by no other: each that stays
 * keeps its author, its wire source and the queries that are asked about it.
 */
export function changeWords(
  transaction: Transaction,
  start: number,
  before: string,
  after: string,
): Transaction {
  // From the end on, so that places stay right.
  for (const { from, to, words } of replacements(before, after).reverse()) {
    if (words === "") transaction.delete(start + from, start + to);
    else transaction.insertText(words, start + from, start + to);
  }
  return transaction;
}

function replacements(before: string, after: string): Replacement[] {
  const found: Replacement[] = [];
  let at = 0;
  let open: Replacement | null = null;
  for (const { change, text } of compareText(before, after)) {
    if (change === "same") {
      open = null;
      at += text.length;
      continue;
    }
    if (!open) found.push((open = { from: at, to: at, words: "" }));
    if (change === "removed") open.to = at += text.length;
    else open.words += text;
  }
  return found.map((one) => trimmed(one, before));
}

/** Without the letters that are the same at both ends; letters that are two units are never cut in two. */
function trimmed({ from, to, words }: Replacement, before: string): Replacement {
  const old = Array.from(before.slice(from, to));
  const young = Array.from(words);
  let alike = 0;
  while (alike < old.length && alike < young.length && old[alike] === young[alike])
    from += old[alike++]!.length;
  while (old.length > alike && young.length > alike && old.at(-1) === young.at(-1)) {
    to -= old.pop()!.length;
    young.pop();
  }
  return { from, to, words: young.slice(alike).join("") };
}
