import * as Y from "yjs";
import type { FormatSuggestion } from "#lib/document/story/fact-entries.ts";
import { Facts } from "#lib/document/story/facts.ts";
import { FIELDS, type Field } from "#lib/document/story/fields.ts";
import type { Hands } from "#lib/document/story/hands.ts";
import { appendRun, type IdRun } from "#lib/document/story/id-run.ts";
import {
  idSet,
  livingStretches,
  livingWords,
  wordsOf,
  type LivingStretch,
} from "#lib/document/story/living-words.ts";
import { markerOf, readMarker } from "#lib/document/story/line-marker.ts";
import type { MarkName, MarkValue } from "#lib/document/story/marks.ts";

/** One decision for a reviewer: neighbouring pending words and strikes of one person, or one suggested format. */
export interface SuggestionCard {
  /** Stays the same while the suggestion's first character lives. */
  key: string;
  person: string;
  field: Field;
  kind: "insertion" | "deletion" | "replacement" | "format" | "line";
  /** Pending words, ¶ for a line break. */
  inserted: string;
  /** Struck words, ¶ for a suggested join. */
  struck: string;
  /** How many of the lines to come, and to go, are pictures; the words are then their captions. */
  picturesAdded: number;
  picturesRemoved: number;
  /** The words a format is suggested for. */
  words: string;
  /** Living ids, for resolving and for finding the words on the screen. */
  ids: IdRun[];
  /** Index of the first of them in its text. */
  index: number;
  /** Milliseconds since 1970 by the writer's clock, the latest of its parts; null where nobody noted it. */
  at: number | null;
  mark?: { name: MarkName; on: MarkValue };
  /** What a line is to become: its `kind` and the keys beside it, null for one to take away. */
  line?: Record<string, unknown>;
}

/** Every open suggestion, in reading order. */
export function suggestionCards(doc: Y.Doc, hands: Hands): SuggestionCard[] {
  return cardsFrom(new Facts(doc, hands));
}

/** The same, for those who keep an index of the facts already. */
export function cardsFrom(facts: Facts): SuggestionCard[] {
  const cards = [...wordCards(facts), ...formatCards(facts)];
  return cards.sort((a, b) => FIELDS.indexOf(a.field) - FIELDS.indexOf(b.field) || a.index - b.index);
}

function wordCards(facts: Facts): SuggestionCard[] {
  const cards: SuggestionCard[] = [];
  let open = new Map<string, SuggestionCard>();
  let field: Field | null = null;
  for (const stretch of livingStretches(facts)) {
    if (stretch.field !== field) open = new Map();
    field = stretch.field;
    const still = new Map<string, SuggestionCard>();
    const strikes = new Map(facts.strikes(stretch).map((strike) => [strike.by, strike.at]));
    const people = new Set(strikes.keys());
    if (facts.isPending(stretch)) people.add(facts.suggester(stretch) ?? "");
    for (const person of people) {
      const card = open.get(person) ?? newCard(stretch, person);
      if (!open.has(person)) cards.push(card);
      still.set(person, card);
      addWords(facts, card, stretch, strikes.get(person));
    }
    open = still;
  }
  return cards;
}

const NO_WORDS = { inserted: "", struck: "", words: "", picturesAdded: 0, picturesRemoved: 0 };

function newCard(stretch: LivingStretch, person: string): SuggestionCard {
  const { field, index, rootClient, rootClock } = stretch;
  const key = `${person}:${rootClient}-${rootClock}`;
  const empty = { ...NO_WORDS, ids: [], at: null };
  return { key, person, field, kind: "insertion", index, ...empty };
}

function addWords(
  facts: Facts,
  card: SuggestionCard,
  stretch: LivingStretch,
  struckAt: number | undefined,
): void {
  appendRun(card.ids, stretch.client, stretch.clock, stretch.length);
  const words = wordsOf(stretch, "¶");
  const isPicture = readMarkerKind(stretch) === "picture";
  if (struckAt === undefined) {
    card.inserted += words;
    if (isPicture) card.picturesAdded++;
  } else {
    card.struck += words;
    if (isPicture) card.picturesRemoved++;
  }
  const at = struckAt ?? facts.index.notes.bornAt(stretch.rootClient, stretch.rootClock);
  if (at !== null) card.at = Math.max(card.at ?? 0, at);
  card.kind = card.inserted && card.struck ? "replacement" : card.struck ? "deletion" : "insertion";
}

function readMarkerKind({ item }: LivingStretch): string | null {
  const marker = markerOf(item);
  return marker && readMarker(marker).kind;
}

function formatCards(facts: Facts): SuggestionCard[] {
  return facts.index.entries("formats").flatMap((suggestion) => formatCard(facts, suggestion) ?? []);
}

function formatCard(facts: Facts, suggestion: FormatSuggestion): SuggestionCard | null {
  const living = [...livingWords(facts, idSet(suggestion.ids))];
  const first = living[0];
  if (!first) return null;
  const ids: IdRun[] = [];
  for (const { client, clock, length } of living) appendRun(ids, client, clock, length);
  const { by: person, at, key, mark, on, line } = suggestion;
  const words = line ? "" : living.map((stretch) => wordsOf(stretch, "¶")).join("");
  const card: SuggestionCard = {
    ...{ ...NO_WORDS, key, person, at, ids, words },
    ...{ field: first.field, index: first.index, kind: line ? "line" : "format" },
  };
  if (mark && on !== undefined) card.mark = { name: mark, on };
  if (line) card.line = line;
  return card;
}
