"use client";

import { Button } from "@mantine/core";
import type { CSSProperties, Ref } from "react";
import { Ago } from "#components/ui/ago.tsx";
import type { SuggestionCard } from "#lib/document/suggestions/cards.ts";
import { describeSuggestion } from "#lib/document/suggestions/describe-suggestion.ts";
import { useSuggestions } from "./suggestions-context.tsx";
import styles from "./suggestions.module.css";

export interface SuggestionArticleProps {
  card: SuggestionCard;
  isChosen: boolean;
  tabIndex?: number;
  ref?: Ref<HTMLElement>;
  onChoose?(): void;
  onDecide(accept: boolean): void;
}

/** One suggestion: who, when, what would change, and the two answers. */
export function SuggestionArticle(props: SuggestionArticleProps) {
  const { card, isChosen, tabIndex, ref, onChoose, onDecide } = props;
  const { nameOf, inkOf, mayDecide, isRunning } = useSuggestions();
  const name = nameOf(card.person);
  const what = describeSuggestion(card);
  const busy = isRunning(card.key);
  // In a list one card takes Tab; so do its two buttons, and no other's.
  const stop = tabIndex === undefined ? {} : { tabIndex };
  return (
    <article
      ref={ref}
      className={styles["card"]}
      aria-label={`${name}: ${what}`}
      data-chosen={isChosen || undefined}
      data-suggestion={card.key}
      aria-busy={busy || undefined}
      tabIndex={tabIndex}
      style={{ "--its-ink": `var(--ink-${inkOf(card.person) % 8})` } as CSSProperties}
      onClick={onChoose}
      onFocus={onChoose}
    >
      <p className={styles["who"]}>
        <strong>{name}</strong>
        {card.at !== null && (
          <>
            {" · "}
            <Ago at={new Date(card.at).toISOString()} />
          </>
        )}
      </p>
      <p className={styles["what"]}>{what}</p>
      {mayDecide && (
        <div className={styles["answers"]}>
          <Button {...stop} size="compact-sm" variant="default" onClick={() => onDecide(true)}>
            Accept
          </Button>
          <Button {...stop} size="compact-sm" variant="default" onClick={() => onDecide(false)}>
            Reject
          </Button>
        </div>
      )}
    </article>
  );
}
