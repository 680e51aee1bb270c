import type { OpenStory } from "#lib/collaboration/open-story.ts";
import { suggestionCards, type SuggestionCard } from "#lib/document/suggestions/cards.ts";
import { describeSuggestion } from "#lib/document/suggestions/describe-suggestion.ts";
import { keepOneLivingCopy } from "#lib/document/suggestions/living-copies.ts";
import type { ResolutionTrace } from "#lib/document/suggestions/resolution-trace.ts";
import { resolveSuggestions, type Resolution } from "#lib/document/suggestions/resolve.ts";
import { refusalOfTakingBack, takeBackResolution } from "#lib/document/suggestions/take-back.ts";
import { idSet } from "#lib/document/story/living-words.ts";

/** What a decision about suggestions did, as plain data for the record. */
export interface DecidedSuggestions {
  /** Characters, lines and formats; 0: they were settled before. */
  resolved: number;
  /** Whose suggestions, and what they asked for: Replace “13” with “12”. */
  suggestions: { person: string; what: string }[];
  trace: ResolutionTrace;
}

/** Accepts or rejects in an open story; to be called in the name of whoever decides. */
export function decideSuggestions(
  { document, hands }: OpenStory,
  resolution: Resolution,
): DecidedSuggestions {
  const chosen = resolution.ids ? idSet(resolution.ids) : null;
  const suggestions = suggestionCards(document, hands)
    .filter((card) => isMeant(card, resolution.person, chosen))
    .map((card) => ({ person: card.person, what: describeSuggestion(card) }));
  return { suggestions, ...resolveSuggestions(document, hands, resolution) };
}

function isMeant(
  { person, ids }: SuggestionCard,
  onlyBy: string | undefined,
  chosen: ReturnType<typeof idSet> | null,
): boolean {
  if (onlyBy !== undefined && onlyBy !== person) return false;
  return !chosen || ids.some(([client, clock, length]) => chosen.touches(client, clock, clock + length));
}

/** Makes open again what a decision settled; a sentence when that is not exactly possible any more. */
export function takeBackDecision(
  { document, hands, facts }: OpenStory,
  trace: ResolutionTrace,
): string | null {
  const refusal = refusalOfTakingBack(document, hands, trace);
  if (refusal) return refusal;
  takeBackResolution(document, hands, trace);
  keepOneLivingCopy(facts);
  return null;
}
