import { useEffect, useState } from "react";
import { afterPause } from "#components/editor/after-pause.ts";
import { useStory } from "#components/editor/session/story-context.ts";
import { cardsFrom, type SuggestionCard } from "#lib/document/suggestions/cards.ts";

/** Short enough to feel live, long enough that a fast typist does not recount a long story at every key. */
const PAUSE = 200;

/** The open suggestions of the story as they stand in this browser, live. */
export function useSuggestionCards(): SuggestionCard[] {
  const { binding, connection } = useStory();
  const [cards, setCards] = useState<SuggestionCard[]>([]);
  useEffect(() => {
    if (!binding) return;
    const { doc, facts } = binding;
    const read = () => {
      const next = cardsFrom(facts);
      // Typing changes no card: then nothing is drawn anew.
      setCards((before) => (JSON.stringify(before) === JSON.stringify(next) ? before : next));
    };
    const { soon, cancel } = afterPause(read, PAUSE);
    read();
    doc.on("update", soon);
    // Whose hand wrote a word may become known after the word.
    const unhear = connection?.subscribe(soon);
    return () => {
      cancel();
      doc.off("update", soon);
      unhear?.();
    };
  }, [binding, connection]);
  return cards;
}
