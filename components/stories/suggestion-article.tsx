"use client";

import { Button } from "@mantine/core";
import type { CSSProperties } from "react";
import { Ago } from "#components/ui/ago.tsx";
import type { SuggestionCard } from "#lib/document/suggestions/cards.ts";
import { suggestionWords } from "./suggestion-words.ts";
import styles from "./panel.module.css";

export interface SuggestionArticleProps {
  card: SuggestionCard;
  person: { name: string; ink: number };
  mayResolve: boolean;
  onResolve(accept: boolean): void;
}

/** One suggestion: who, what would change, and the two answers. */
export function SuggestionArticle({ card, person, mayResolve, onResolve }: SuggestionArticleProps) {
  const act = suggestionWords(card);
  return (
    <article
      className={styles["card"]}
      aria-label={`${person.name} ${act}`}
      style={{ "--its-ink": `var(--ink-${person.ink % 8})` } as CSSProperties}
    >
      <p className={styles["cardHead"]}>
        <strong>{person.name}</strong> {act}
        {card.at !== null && (
          <>
            {" · "}
            <Ago at={new Date(card.at).toISOString()} />
          </>
        )}
      </p>
      {(card.struck || card.inserted || card.words) && (
        <blockquote>
          {card.words}
          {card.struck && <del>{card.struck}</del>}
          {card.struck && card.inserted && " "}
          {card.inserted && <ins>{card.inserted}</ins>}
        </blockquote>
      )}
      {mayResolve && (
        <div className={styles["row"]}>
          <Button size="compact-sm" variant="default" onClick={() => onResolve(true)}>
            Accept
          </Button>
          <Button size="compact-sm" variant="default" onClick={() => onResolve(false)}>
            Reject
          </Button>
        </div>
      )}
    </article>
  );
}
