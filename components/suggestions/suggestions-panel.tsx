"use client";

import { Button, NativeSelect } from "@mantine/core";
import { useEffect, useMemo, useRef, useState, type KeyboardEvent } from "react";
import { useStory } from "#components/editor/session/story-context.ts";
import { useEditorState } from "#components/editor/session/use-editor-state.ts";
import { Refusals } from "#components/ui/refusals.tsx";
import type { SuggestionCard } from "#lib/document/suggestions/cards.ts";
import { SuggestionArticle } from "./suggestion-article.tsx";
import { useSuggestions } from "./suggestions-context.tsx";
import styles from "./suggestions.module.css";

const EVERYBODY = "";

/** What others would change, in reading order: each is taken or turned down, one by one, by person, or all at once. */
export function SuggestionsPanel() {
  const { cards, mayDecide, decide, isRunning, refusal, putRefusalAway, nameOf } = useSuggestions();
  const [person, setPerson] = useState(EVERYBODY);
  const people = useMemo(() => [...new Set(cards.map((card) => card.person))], [cards]);
  const shownPerson = people.includes(person) ? person : EVERYBODY;
  const shown = shownPerson ? cards.filter((card) => card.person === shownPerson) : cards;
  const count = (id: string) => cards.filter((card) => card.person === id).length;

  return (
    <>
      {cards.length === 0 ? (
        <p className={styles["quiet"]}>
          No suggestions. What is written in Suggesting mode stands here to be decided.
        </p>
      ) : (
        <div className={styles["all"]}>
          {mayDecide && (
            <div className={styles["answers"]}>
              <Button
                size="compact-md"
                variant="default"
                loading={isRunning("all")}
                onClick={() => void decide(true, "all")}
              >
                Accept all
              </Button>
              <Button size="compact-md" variant="default" onClick={() => void decide(false, "all")}>
                Reject all
              </Button>
            </div>
          )}
          {people.length > 1 && (
            <NativeSelect
              size="xs"
              aria-label="Suggestions by"
              value={shownPerson}
              onChange={(event) => setPerson(event.currentTarget.value)}
              data={[
                { value: EVERYBODY, label: `Everybody (${cards.length})` },
                ...people.map((id) => ({ value: id, label: `${nameOf(id)} (${count(id)})` })),
              ]}
            />
          )}
          {mayDecide && shownPerson && (
            <div className={styles["answers"]}>
              <Button
                size="compact-sm"
                variant="default"
                onClick={() => void decide(true, { person: shownPerson })}
              >
                Accept all by {nameOf(shownPerson)}
              </Button>
              <Button
                size="compact-sm"
                variant="default"
                onClick={() => void decide(false, { person: shownPerson })}
              >
                Reject all by {nameOf(shownPerson)}
              </Button>
            </div>
          )}
          {mayDecide && <InSelection />}
        </div>
      )}
      <Refusals sentences={refusal ? [refusal] : []} onClose={putRefusalAway} />
      {cards.length > 0 && <CardList cards={shown} />}
      <LastDecision />
    </>
  );
}

/** One's own last decision, also of a visit before, with the way back. */
function LastDecision() {
  const { decided, takeBack, mayDecide } = useSuggestions();
  const last = decided.at(-1);
  if (!last || !mayDecide) return null;
  return (
    <p className={styles["quiet"]}>
      You decided last: {last.sentence}{" "}
      <Button variant="subtle" size="compact-sm" onClick={() => void takeBack()}>
        Take it back
      </Button>
    </p>
  );
}

/** What is suggested in the words that are selected in the copy. */
function InSelection() {
  const { editor } = useStory();
  const { cards, placeOf, decide } = useSuggestions();
  const selected = useEditorState({
    editor,
    selector: ({ editor: current }) => {
      const { from, to } = current?.state.selection ?? { from: 0, to: 0 };
      return from < to ? { from, to } : null;
    },
    equalityFn: (a, b) => a?.from === b?.from && a?.to === b?.to,
  });
  const inside = useMemo(() => {
    if (!selected) return [];
    return cards.filter((card) => {
      const place = placeOf(card);
      return place !== null && place.from < selected.to && Math.max(place.to, place.from + 1) > selected.from;
    });
  }, [cards, placeOf, selected]);
  if (inside.length === 0) return null;
  return (
    <div className={styles["answers"]} role="group" aria-label="In the selection">
      <span className={styles["quiet"]}>
        {inside.length === 1 ? "1 in the selection" : `${inside.length} in the selection`}
      </span>
      <Button
        size="compact-sm"
        variant="default"
        aria-label="Accept these in the selection"
        onClick={() => void decide(true, inside)}
      >
        Accept these
      </Button>
      <Button
        size="compact-sm"
        variant="default"
        aria-label="Reject these in the selection"
        onClick={() => void decide(false, inside)}
      >
        Reject these
      </Button>
    </div>
  );
}

/** The cards; one of them takes Tab, and after it its buttons; the arrows and letters go on from there. */
function CardList({ cards }: { cards: readonly SuggestionCard[] }) {
  const { chosen, choose, decide, takeBack, mayDecide } = useSuggestions();
  const list = useRef<HTMLDivElement>(null);
  /** The keyboard is in here: whatever is chosen next gets it, also when its card went. */
  const isHeld = useRef(false);
  const current = chosen && cards.includes(chosen) ? chosen : cards[0];

  useEffect(() => {
    const element = chosen && list.current?.querySelector(`[data-suggestion="${CSS.escape(chosen.key)}"]`);
    if (!(element instanceof HTMLElement)) return;
    element.scrollIntoView({ block: "nearest" });
    if (isHeld.current && !element.contains(document.activeElement)) element.focus({ preventScroll: true });
  }, [chosen, cards]);

  const answer = (card: SuggestionCard, accept: boolean) => {
    isHeld.current = true;
    void decide(accept, [card]);
  };
  const pressed = (event: KeyboardEvent) => {
    const key = event.key.toLowerCase();
    if ((event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && key === "z") {
      event.preventDefault();
      return void takeBack();
    }
    if (event.ctrlKey || event.metaKey || event.altKey || !current) return;
    const at = cards.indexOf(current);
    const move = MOVES[event.key] ?? MOVES[key];
    if (move) {
      event.preventDefault();
      const next = cards[Math.min(cards.length - 1, Math.max(0, at + move))];
      isHeld.current = true;
      return choose(next ?? null, { show: true });
    }
    if (mayDecide && (key === "a" || key === "r")) {
      event.preventDefault();
      answer(current, key === "a");
    }
  };
  return (
    <div
      ref={list}
      className={styles["cards"]}
      onKeyDown={pressed}
      onFocus={() => (isHeld.current = true)}
      onBlur={(event) => {
        // Focus that went nowhere went with its card, and is brought back by the next one.
        if (event.relatedTarget) isHeld.current = false;
      }}
      onPointerDown={() => (isHeld.current = false)}
    >
      {cards.map((card) => (
        <SuggestionArticle
          key={card.key}
          card={card}
          isChosen={card === chosen}
          tabIndex={card === current ? 0 : -1}
          onChoose={() => choose(card, { show: true })}
          onDecide={(accept) => answer(card, accept)}
        />
      ))}
    </div>
  );
}

const MOVES: Record<string, 1 | -1 | undefined> = { ArrowDown: 1, ArrowUp: -1, j: 1, k: -1 };
