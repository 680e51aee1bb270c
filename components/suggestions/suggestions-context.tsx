"use client";

import { createContext, useCallback, useContext, useMemo, useRef, useState, type ReactNode } from "react";
import { usePresent, useStory } from "#components/editor/session/story-context.ts";
import type { StoryActions, StoryView } from "#components/stories/story-view.ts";
import type { SuggestionCard } from "#lib/document/suggestions/cards.ts";
import { describeSuggestion } from "#lib/document/suggestions/describe-suggestion.ts";
import { atOnce } from "./at-once.ts";
import { placeOfIds, type Place } from "./place-of-card.ts";
import { useSuggestionCards } from "./use-suggestion-cards.ts";
import { unreachable } from "#components/shell/unreachable.ts";

/** A decision of one's own that can still be taken back. */
export interface Decided {
  decision: string;
  /** "Accepted Asha Rao’s suggestion: replace “13” with “12”." */
  sentence: string;
}

/** What is decided about: some cards, everything that is shown of one person, or everything that is shown. */
export type Meant = readonly SuggestionCard[] | { person: string } | "all";

export interface Suggestions {
  cards: readonly SuggestionCard[];
  nameOf(personId: string): string;
  inkOf(personId: string): number;
  mayDecide: boolean;
  /** The card whose words are marked in the copy. */
  chosen: SuggestionCard | null;
  /** Chooses a card; `show` brings its words into view. */
  choose(card: SuggestionCard | null, how?: { show?: boolean }): void;
  /** The next card (1) or the one before (−1), from the chosen one or the caret on. */
  step(by: 1 | -1): SuggestionCard | null;
  placeOf(card: SuggestionCard): Place | null;
  decide(accept: boolean, meant: Meant): Promise<void>;
  /** Keys of cards (or "all", or a person's id) that are being decided about. */
  isRunning(key: string): boolean;
  /** One's own last decisions about this story, newest last. */
  decided: readonly Decided[];
  takeBack(): Promise<void>;
  /** Puts the notice away; the decision can still be taken back by its key. */
  notice: string | null;
  putNoticeAway(): void;
  refusal: string | null;
  putRefusalAway(): void;
}

const SuggestionsContext = createContext<Suggestions | null>(null);

export function useSuggestions(): Suggestions {
  const suggestions = useContext(SuggestionsContext);
  if (!suggestions) throw new Error("useSuggestions needs a SuggestionsOfStory around it.");
  return suggestions;
}

export interface SuggestionsOfStoryProps {
  story: Pick<StoryView, "id" | "everyone">;
  actions: Pick<StoryActions, "resolveSuggestions" | "takeBack">;
  /** One's own last decisions as the record has them, newest last. */
  decidedBefore: readonly Decided[];
  children: ReactNode;
}

const NOT_REACHED = unreachable("Nothing was accepted or rejected.");
const MOST_DECIDED = 50;

/** The open suggestions of the story, which of them is looked at, and everything that can be decided about them. */
export function SuggestionsOfStory({ story, actions, decidedBefore, children }: SuggestionsOfStoryProps) {
  const { editor, binding, right } = useStory();
  const cards = useSuggestionCards();
  const [chosenKey, setChosenKey] = useState<string | null>(null);
  const [running, setRunning] = useState<ReadonlySet<string>>(new Set());
  const [decided, setDecided] = useState(decidedBefore);
  const [notice, setNotice] = useState<string | null>(null);
  const [refusal, setRefusal] = useState<string | null>(null);
  const sent = useRef(new Set<string>());
  const people = usePeople(story.everyone);
  const nameOf = useCallback((id: string) => people.get(id)?.name ?? "A colleague", [people]);
  const inkOf = useCallback((id: string) => people.get(id)?.ink ?? 0, [people]);
  const chosen = useMemo(() => cards.find(({ key }) => key === chosenKey) ?? null, [cards, chosenKey]);

  const placeOf = useCallback(
    (card: SuggestionCard) => (binding ? placeOfIds(binding, card.ids) : null),
    [binding],
  );
  const choose = useCallback(
    (card: SuggestionCard | null, { show = false }: { show?: boolean } = {}) => {
      setChosenKey(card?.key ?? null);
      const place = card && show ? placeOf(card) : null;
      if (!place || !editor) return;
      const { node } = editor.view.domAtPos(place.from);
      const element = node instanceof Element ? node : node.parentElement;
      element?.scrollIntoView({ block: "center", behavior: "instant" });
    },
    [editor, placeOf],
  );
  const step = useCallback(
    (by: 1 | -1) => {
      const at = chosen ? cards.indexOf(chosen) : -1;
      const caret = editor?.state.selection.from ?? 0;
      const after = at < 0 ? cards.findIndex((card) => (placeOf(card)?.from ?? 0) >= caret) : at + by;
      const from = at < 0 && by < 0 ? (after < 0 ? cards.length : after) - 1 : after;
      const next = cards.at(from >= cards.length || from < -1 ? 0 : from) ?? null;
      choose(next, { show: true });
      return next;
    },
    [cards, chosen, choose, editor, placeOf],
  );

  const decide = useCallback(
    async (accept: boolean, meant: Meant) => {
      const { keys, cards: wanted, person } = meaningOf(meant, cards);
      if (wanted.length === 0 || keys.some((key) => sent.current.has(key))) return;
      const { cards: some, ids, left } = atOnce(wanted);
      const sentence = sentenceOf(accept, some, left, nameOf);
      if (Array.isArray(meant) && meant.length === 1) chooseNeighbour(meant[0] as SuggestionCard);
      for (const key of keys) sent.current.add(key);
      setRunning(new Set(sent.current));
      const answer = await actions
        .resolveSuggestions({ storyId: story.id, accept, ids, ...(person ? { person } : {}) })
        .catch(() => null);
      for (const key of keys) sent.current.delete(key);
      setRunning(new Set(sent.current));
      if (answer?.ok) {
        const { decision } = answer.result;
        setDecided((before) => [...before, { decision, sentence }].slice(-MOST_DECIDED));
        setNotice(sentence);
        setRefusal(null);
      } else {
        setRefusal(answer ? answer.sentences.join(" ") : NOT_REACHED);
      }

      function chooseNeighbour(card: SuggestionCard) {
        const at = cards.indexOf(card);
        const next = cards[at + 1] ?? cards[at - 1] ?? null;
        if (next) choose(next, { show: true });
      }
    },
    [actions, cards, choose, nameOf, story.id],
  );

  const takeBack = useCallback(async () => {
    const last = decided.at(-1);
    if (!last || sent.current.has(last.decision)) return;
    sent.current.add(last.decision);
    const answer = await actions.takeBack({ storyId: story.id, decision: last.decision }).catch(() => null);
    sent.current.delete(last.decision);
    if (!answer) return setRefusal(unreachable("Nothing was taken back."));
    // Refused or done, it is not asked for again.
    setDecided((before) => before.filter(({ decision }) => decision !== last.decision));
    setNotice(answer.ok ? "Taken back: it is open again." : null);
    setRefusal(answer.ok ? null : answer.sentences.join(" "));
  }, [actions, decided, story.id]);

  const mayDecide = right === "edit";
  const suggestions = useMemo<Suggestions>(
    () => ({
      ...{ cards, nameOf, inkOf, mayDecide, chosen, choose, step, placeOf, decide, decided, takeBack },
      ...{ notice, refusal, isRunning: (key: string) => running.has(key) },
      putNoticeAway: () => setNotice(null),
      putRefusalAway: () => setRefusal(null),
    }),
    // prettier-ignore
    [cards, nameOf, inkOf, mayDecide, chosen, choose, step, placeOf, decide, decided, takeBack, notice, refusal, running],
  );
  return <SuggestionsContext value={suggestions}>{children}</SuggestionsContext>;
}

/** Everyone who wrote here when the page was made, and everyone who has been here since. */
function usePeople(everyone: StoryView["everyone"]): ReadonlyMap<string, { name: string; ink: number }> {
  const present = usePresent();
  const here = JSON.stringify(present.map(({ personId, name, ink }) => [personId, { name, ink }]));
  const seen = useRef(new Map<string, { name: string; ink: number }>());
  return useMemo(() => {
    for (const { id, name, ink } of everyone) seen.current.set(id, { name, ink });
    for (const [id, person] of JSON.parse(here) as [string, { name: string; ink: number }][])
      seen.current.set(id, person);
    return new Map(seen.current);
  }, [everyone, here]);
}

/** Which of the cards that are shown, and under which keys it is known that they are being decided about. */
function meaningOf(
  meant: Meant,
  shown: readonly SuggestionCard[],
): { keys: string[]; cards: readonly SuggestionCard[]; person?: string } {
  if (meant === "all") return { keys: ["all"], cards: shown };
  if ("person" in meant) {
    const { person } = meant;
    return { keys: [person], cards: shown.filter((card) => card.person === person), person };
  }
  const [first, ...more] = meant;
  const isOnePerson = first && more.every(({ person }) => person === first.person);
  return {
    keys: meant.map(({ key }) => key),
    cards: meant,
    ...(isOnePerson ? { person: first.person } : {}),
  };
}

function sentenceOf(
  accept: boolean,
  some: readonly SuggestionCard[],
  left: number,
  nameOf: (id: string) => string,
): string {
  const act = accept ? "Accepted" : "Rejected";
  const [first] = some;
  if (left > 0)
    return `${act} the first ${some.length.toLocaleString("en")} suggestions: more cannot be decided at once. ${left.toLocaleString("en")} are left.`;
  if (some.length !== 1 || !first) return `${act} ${some.length} suggestions.`;
  const what = describeSuggestion(first);
  return `${act} ${nameOf(first.person)}’s suggestion: ${what.charAt(0).toLowerCase()}${what.slice(1)}.`;
}
