import { sortedRuns, type IdRun } from "#lib/document/story/id-run.ts";
import type { SuggestionCard } from "#lib/document/suggestions/cards.ts";

/** The newsroom takes this many runs of ids in one decision. */
const MOST_RUNS = 10_000;

export interface AtOnce {
  cards: readonly SuggestionCard[];
  /** Their ids, neighbours as one run. */
  ids: IdRun[];
  /** Cards that did not fit. */
  left: number;
}

/**
 * What is decided about in one go: the cards that were shown, by their ids, so that a word that arrives while the decision
 * is on its way is not in it. Of more than the newsroom takes at once the first, in reading order.
 */
export function atOnce(meant: readonly SuggestionCard[], most = MOST_RUNS): AtOnce {
  let cards = meant;
  let ids = idsOf(cards);
  while (ids.length > most && cards.length > 1) {
    cards = cards.slice(0, Math.max(1, Math.floor((cards.length * most) / ids.length)));
    ids = idsOf(cards);
  }
  return { cards, ids, left: meant.length - cards.length };
}

const idsOf = (cards: readonly SuggestionCard[]): IdRun[] => sortedRuns(cards.flatMap(({ ids }) => ids));
