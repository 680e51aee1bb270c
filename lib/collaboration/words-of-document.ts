import type * as Y from "yjs";
import { authorshipOf, type Authorship } from "#lib/document/provenance/authorship-of-words.ts";
import { rootRows, setByOf } from "#lib/document/provenance/beside-authors.ts";
import type { RootRow, SetBy } from "#lib/document/provenance/changed-by.ts";
import { identityFrom, wordsFrom } from "#lib/document/story/accepted-words.ts";
import { readDetails } from "#lib/document/story/details.ts";
import { Facts } from "#lib/document/story/facts.ts";
import type { Hands } from "#lib/document/story/hands.ts";
import { readSources } from "#lib/document/story/sources.ts";
import type { IdMap } from "#lib/document/story/id-map.ts";
import type { StoryDetails, StoryWords } from "#lib/document/story/words.ts";
import { cardsFrom } from "#lib/document/suggestions/cards.ts";
import type { IdentityRuns } from "#lib/newsroom/revisions/revision.ts";

/** The words of one moment as plain data: accepted words only, suggestions are counted but never shown. */
export interface LiveWords {
  words: StoryWords;
  details: StoryDetails;
  sources: string[];
  identity: IdentityRuns;
  /** Who wrote and who accepted each word of it. */
  authorship: Authorship;
  /** Who set the details and chose the sources. */
  setBy: SetBy;
  /** Words that live, or lived, under other ids than their roots. */
  roots: RootRow[];
  openSuggestions: number;
  /** Newest stored update these words hold; 0 when there is none. */
  lastUpdateId: number;
}

export function wordsOfDocument(
  doc: Y.Doc,
  hands: Hands,
  relayed: IdMap<string>,
): Omit<LiveWords, "lastUpdateId"> {
  const facts = new Facts(doc, hands);
  return {
    words: wordsFrom(facts),
    details: readDetails(doc),
    sources: readSources(doc),
    identity: identityFrom(facts),
    authorship: authorshipOf(facts, relayed),
    setBy: setByOf(facts, relayed),
    roots: rootRows(facts),
    openSuggestions: cardsFrom(facts).length,
  };
}
