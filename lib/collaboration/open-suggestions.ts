import * as Y from "yjs";
import { applyStored, readStoredStory } from "#lib/collaboration/record/stored-story.ts";
import { withoutDamage } from "#lib/collaboration/record/without-damage.ts";
import { database } from "#lib/database/database.ts";
import { suggestionCards } from "#lib/document/suggestions/cards.ts";
import { describeSuggestion } from "#lib/document/suggestions/describe-suggestion.ts";
import { namesOf } from "#lib/newsroom/revisions/reads/version-list.ts";

/** An open suggestion as a page names it that does not have the story's words. */
export interface NamedSuggestion {
  /** Of its card: the story's page finds it by this. */
  key: string;
  person: string;
  /** Replace “13” with “12”. */
  what: string;
}

/** The open suggestions of a story as they are stored, in reading order; none of a story that is not there. */
export const openSuggestions = (storyId: string): Promise<NamedSuggestion[]> =>
  withoutDamage(storyId, () => storedSuggestions(storyId));

async function storedSuggestions(storyId: string): Promise<NamedSuggestion[]> {
  const stored = await readStoredStory(database(), storyId);
  if (!stored) return [];
  const doc = new Y.Doc();
  try {
    applyStored(doc, stored);
    const cards = suggestionCards(doc, stored.hands);
    const names = await namesOf(cards.map(({ person }) => person));
    return cards.map((card) => ({
      key: card.key,
      person: names.get(card.person) ?? "A colleague",
      what: describeSuggestion(card),
    }));
  } finally {
    doc.destroy();
  }
}
