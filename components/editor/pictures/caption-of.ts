import { itemText, runsBetween } from "#lib/document/story/characters.ts";
import type { Facts } from "#lib/document/story/facts.ts";
import { fieldText } from "#lib/document/story/fields.ts";

/** A caption as a field beside the copy can show it, where nothing is struck or tinted. */
export interface Caption {
  words: string;
  /** Suggestions stand in it that such a field cannot show: they are decided first. */
  hasSuggestions: boolean;
}

/**
 * The caption of `length` characters that begins at `index` of the body. Its words are the accepted ones, and those that
 * `suggester` has suggested: whoever suggests now goes on with their own. Null: nobody does.
 */
export function captionOf(facts: Facts, index: number, length: number, suggester: string | null): Caption {
  const caption: Caption = { words: "", hasSuggestions: false };
  for (const run of runsBetween(fieldText(facts.doc, "body"), index, index + length))
    for (const stretch of facts.stretches(run.client, run.clock, run.length)) {
      const isOwn = suggester !== null && facts.isPendingBy(stretch, suggester);
      const isOpen = facts.isPending(stretch) && !isOwn;
      if (isOpen || facts.isStruck(stretch)) caption.hasSuggestions = true;
      if (!isOpen) caption.words += itemText(run.item, stretch.clock - run.item.id.clock, stretch.length);
    }
  return caption;
}
