"use client";

import { Button } from "@mantine/core";
import { describeSuggestion } from "#lib/document/suggestions/describe-suggestion.ts";
import { useSuggestions } from "./suggestions-context.tsx";
import styles from "./suggestions.module.css";

/** More are counted; the panel has them all. */
const MOST_NAMED = 12;

/** What stands in the way by name, each with the way to it. */
export function OpenSuggestions({ onShow }: { onShow(): void }) {
  const { cards, nameOf, choose } = useSuggestions();
  if (cards.length === 0) return null;
  return (
    <ul className={styles["open"]} aria-label="Open suggestions">
      {cards.slice(0, MOST_NAMED).map((card) => {
        const words = `${nameOf(card.person)}: ${describeSuggestion(card)}`;
        return (
          <li key={card.key}>
            <span>{words}</span>
            <Button
              variant="subtle"
              size="compact-sm"
              title={words}
              onClick={() => {
                onShow();
                choose(card, { show: true });
              }}
            >
              Go there
            </Button>
          </li>
        );
      })}
      {cards.length > MOST_NAMED && (
        <li className={styles["quiet"]}>and {cards.length - MOST_NAMED} more in “Suggestions”</li>
      )}
    </ul>
  );
}
