"use client";

import { Button } from "@mantine/core";
import { useRef, useState } from "react";
import { useStory } from "#components/editor/story-context.ts";
import type { SuggestionCard } from "#lib/document/suggestions/cards.ts";
import { Refusals } from "./refusals.tsx";
import type { StoryActions, StoryView } from "./story-view.ts";
import { SuggestionArticle } from "./suggestion-article.tsx";
import styles from "./panel.module.css";

export interface SuggestionsPanelProps {
  story: StoryView;
  cards: readonly SuggestionCard[];
  actions: Pick<StoryActions, "resolveSuggestions">;
}

/** What others would change: each is taken or turned down, one by one or all at once. Both can be undone by writing. */
export function SuggestionsPanel({ story, cards, actions }: SuggestionsPanelProps) {
  const { right } = useStory();
  const [refusal, setRefusal] = useState<string | null>(null);
  const [running, setRunning] = useState<string | null>(null);
  const sent = useRef(false);
  const mayResolve = right === "edit";
  const people = new Map(story.everyone.map((person) => [person.id, person]));

  const resolve = async (accept: boolean, card?: SuggestionCard) => {
    if (sent.current) return;
    sent.current = true;
    setRunning(`${card?.key ?? "all"} ${accept}`);
    const answer = await actions
      .resolveSuggestions({
        storyId: story.id,
        accept,
        ...(card ? { ids: card.ids, person: card.person } : {}),
      })
      .catch(() => null);
    sent.current = false;
    setRunning(null);
    if (!answer) setRefusal("The newsroom could not be reached. Nothing was accepted or rejected.");
    else setRefusal(answer.ok ? null : answer.sentences.join(" "));
  };

  if (cards.length === 0)
    return (
      <p className={styles["quiet"]}>
        No suggestions. What is written in Suggesting mode stands here to be decided.
      </p>
    );
  return (
    <>
      {mayResolve && (
        <div className={styles["row"]}>
          <Button
            size="compact-md"
            variant="default"
            loading={running === "all true"}
            onClick={() => void resolve(true)}
          >
            Accept all
          </Button>
          <Button
            size="compact-md"
            variant="default"
            loading={running === "all false"}
            onClick={() => void resolve(false)}
          >
            Reject all
          </Button>
        </div>
      )}
      <Refusals sentences={refusal ? [refusal] : []} onClose={() => setRefusal(null)} />
      <div className={styles["cards"]}>
        {cards.map((card) => (
          <SuggestionArticle
            key={card.key}
            card={card}
            person={people.get(card.person) ?? { name: "A colleague", ink: 0 }}
            mayResolve={mayResolve}
            onResolve={(accept) => void resolve(accept, card)}
          />
        ))}
      </div>
    </>
  );
}
