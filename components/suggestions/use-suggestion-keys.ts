import { useEffect, useRef } from "react";
import { isAltGr } from "#components/ui/alt-gr.ts";
import { useSuggestions, type Suggestions } from "./suggestions-context.tsx";

/** Ctrl/Cmd-Alt and a key, wherever the keyboard is on the story's page; by the key's place where Alt changes its sign. */
const KEYS: Record<string, (suggestions: Suggestions) => void> = {
  Period: ({ step }) => void step(1),
  Comma: ({ step }) => void step(-1),
  KeyA: (suggestions) => answer(suggestions, true),
  KeyR: (suggestions) => answer(suggestions, false),
};

function answer({ chosen, decide, mayDecide, step }: Suggestions, accept: boolean): void {
  if (!mayDecide) return;
  // Nothing is decided that is not marked in the copy: the first press shows, the second decides.
  if (chosen) void decide(accept, [chosen]);
  else step(1);
}

/** `onShown` is told when a key has chosen a card. */
export function useSuggestionKeys(onShown: () => void): void {
  const suggestions = useSuggestions();
  const now = useRef({ suggestions, onShown });
  useEffect(() => {
    now.current = { suggestions, onShown };
  });
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if (!event.altKey || event.shiftKey || !(event.ctrlKey || event.metaKey)) return;
      if (isAltGr(event)) return;
      const act = KEYS[event.code];
      if (!act) return;
      event.preventDefault();
      event.stopPropagation();
      act(now.current.suggestions);
      now.current.onShown();
    };
    window.addEventListener("keydown", pressed, true);
    return () => window.removeEventListener("keydown", pressed, true);
  }, []);
}
