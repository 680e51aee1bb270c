import type { Node } from "@tiptap/pm/model";
import type { Transaction } from "@tiptap/pm/state";
import { positionAt } from "#lib/document/binding/positions.ts";
import type { Mode } from "#lib/document/binding/story-binding-options.ts";
import type { Found } from "#lib/document/finding/find-words.ts";

/** More places than this at once would stop everybody's screen for seconds. */
export const MOST_REPLACED = 5_000;

/** Why this many cannot be replaced at once; null when they can. */
export const refusalOfReplacing = (count: number): string | null =>
  count <= MOST_REPLACED
    ? null
    : `That stands in ${count.toLocaleString("en")} places, and at most ${MOST_REPLACED.toLocaleString("en")} can be replaced at once. Look for more of the words around it. Nothing was changed.`;

/**
 * The places that can be replaced by whoever edits (or suggests, for whom every place can). An edit inside suggested words
 * would make part of them words of the story, which nobody has accepted.
 */
export const replaceable = (found: readonly Found[], mode: Mode): readonly Found[] =>
  mode === "editing" ? found.filter(({ isSuggested }) => !isSuggested) : found;

/** The same place on the screen. */
export const placesOf = (doc: Node, { field, pieces }: Found): [from: number, to: number][] =>
  pieces.map(([from, to]) => {
    const end = positionAt(doc, field, to);
    return [end - (to - from), end];
  });

/**
 * Writes the new words in place of the found ones, in one transaction. From the end on, so that places stay right; what
 * is struck between found words stays where it is.
 */
export function replaceWords(transaction: Transaction, found: readonly Found[], words: string): Transaction {
  const places = found.map((one) => placesOf(transaction.doc, one));
  for (const pieces of places.reverse()) {
    const [first, ...more] = pieces;
    for (const [from, to] of more.reverse()) transaction.delete(from, to);
    if (!first) continue;
    if (words === "") transaction.delete(...first);
    else transaction.insertText(words, ...first);
  }
  return transaction;
}
