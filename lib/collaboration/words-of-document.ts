import type * as Y from "yjs";
import { acceptedIdentity, acceptedWords } from "#lib/document/story/accepted-words.ts";
import { readDetails } from "#lib/document/story/details.ts";
import type { Hands } from "#lib/document/story/hands.ts";
import { readSources } from "#lib/document/story/sources.ts";
import type { StoryDetails, StoryWords } from "#lib/document/story/words.ts";
import { suggestionCards } from "#lib/document/suggestions/cards.ts";
import type { IdentityRuns } from "#lib/newsroom/stories/revision.ts";

/** The words of one moment as plain data: accepted words only, suggestions are counted but never shown. */
export interface LiveWords {
  words: StoryWords;
  details: StoryDetails;
  sources: string[];
  identity: IdentityRuns;
  openSuggestions: number;
  /** Newest stored update these words hold; 0 when there is none. */
  lastUpdateId: number;
}

export function wordsOfDocument(doc: Y.Doc, hands: Hands): Omit<LiveWords, "lastUpdateId"> {
  return {
    words: acceptedWords(doc, hands),
    details: readDetails(doc),
    sources: readSources(doc),
    identity: acceptedIdentity(doc, hands),
    openSuggestions: suggestionCards(doc, hands).length,
  };
}
