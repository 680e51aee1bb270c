import { useEffect, useRef } from "react";
import { useSuggestions } from "./suggestions-context.tsx";

/** Shows the suggestion that a link into the story names, once it is here; `onShow` opens the panel. */
export function useLinkedSuggestion(linked: string | null, onShow: () => void): void {
  const { cards, choose } = useSuggestions();
  const shown = useRef<string | null>(null);
  const card = cards.find(({ key }) => key === linked);
  useEffect(() => {
    if (!card || shown.current === card.key) return;
    shown.current = card.key;
    onShow();
    choose(card, { show: true });
    // Answered: the same link leads here again.
    window.history.replaceState(null, "", window.location.pathname);
  }, [card, choose, onShow]);
}
