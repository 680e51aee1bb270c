"use client";

import { CloseButton } from "@mantine/core";
import type { Editor } from "@tiptap/core";
import { useCallback, useEffect, useLayoutEffect, useRef, useState } from "react";
import { MarkedRanges } from "#components/editor/marked-ranges.ts";
import { useStory } from "#components/editor/session/story-context.ts";
import type { SuggestionCard } from "#lib/document/suggestions/cards.ts";
import { SuggestionArticle } from "./suggestion-article.tsx";
import { SuggestionHover } from "./suggestion-hover.tsx";
import { useSuggestions } from "./suggestions-context.tsx";
import { useSuggestionKeys } from "./use-suggestion-keys.ts";
import styles from "./suggestions.module.css";

const MARKS = ".suggested, .struck, .suggested-format, .suggested-line";
/** Width of the card and its distance from the words. */
const CARD_WIDTH = 232;
const GAP = 16;

/** From here on the side panel stands beside the copy; below it is a sheet over it. */
const WIDE = 1_100;

export interface SuggestionMarginProps {
  /** The panel "Suggestions" stands open: it shows the card itself. */
  inPanel: boolean;
  /** There is no room beside the line: the panel shows the card instead. */
  onNoRoom(): void;
}

/** The suggestions in the copy: the chosen one is marked, a mark in the margin opens its card beside the line. */
export function SuggestionMargin({ inPanel, onNoRoom }: SuggestionMarginProps) {
  const { editor } = useStory();
  const { cards, chosen, choose, placeOf } = useSuggestions();
  const showInPanel = useCallback(() => {
    if (editor && !hasRoom(editor) && window.innerWidth >= WIDE) onNoRoom();
  }, [editor, onNoRoom]);
  useSuggestionKeys(showInPanel);
  useChosenMark();

  const now = useRef({ cards, choose, placeOf, showInPanel });
  useEffect(() => {
    now.current = { cards, choose, placeOf, showInPanel };
  });
  useEffect(() => {
    if (!editor) return;
    const { dom } = editor.view;
    const clicked = (event: MouseEvent) => {
      const mark = (event.target as Element).closest?.(MARKS);
      const { choose: select } = now.current;
      if (!mark || !dom.contains(mark)) return select(null);
      const at = editor.view.posAtDOM(mark, 0);
      select(cardAt(at, lineAround(at), now.current));
      const isMargin = event.clientX < editor.view.dom.getBoundingClientRect().left;
      if (isMargin) now.current.showInPanel();
    };
    const lineAround = (at: number) => {
      const $at = editor.state.doc.resolve(Math.min(at, editor.state.doc.content.size));
      return $at.parent.isTextblock ? { from: $at.start(), to: $at.end() } : { from: at, to: at + 1 };
    };
    dom.addEventListener("click", clicked);
    return () => dom.removeEventListener("click", clicked);
  }, [editor]);

  return (
    <div className={styles["anchor"]}>
      {chosen && !inPanel && <CardBeside card={chosen} onClose={() => choose(null)} />}
      <SuggestionHover />
    </div>
  );
}

/** Is there room for a card between the words and the end of their column? */
function hasRoom({ view }: Editor): boolean {
  const column = view.dom.closest("[data-mode]")?.getBoundingClientRect();
  const room = (column?.right ?? window.innerWidth) - view.dom.getBoundingClientRect().right;
  return room >= CARD_WIDTH + GAP;
}

/** The card whose words hold this position, else the first of the line. */
function cardAt(
  at: number,
  line: { from: number; to: number },
  { cards, placeOf }: Pick<ReturnType<typeof useSuggestions>, "cards" | "placeOf">,
): SuggestionCard | null {
  const inLine = cards.filter((card) => {
    const place = placeOf(card);
    return place !== null && place.from <= line.to && place.to >= line.from;
  });
  const holds = (card: SuggestionCard) => {
    const place = placeOf(card)!;
    return place.from <= at && at < Math.max(place.to, place.from + 1);
  };
  return inLine.find(holds) ?? inLine[0] ?? null;
}

function useChosenMark(): void {
  const { editor } = useStory();
  const { chosen, placeOf } = useSuggestions();
  const layer = useRef<MarkedRanges | null>(null);
  useEffect(() => {
    if (!editor) return;
    const made = (layer.current = new MarkedRanges(editor, "chosenSuggestion"));
    return () => {
      layer.current = null;
      made.remove();
    };
  }, [editor]);
  useEffect(() => {
    const place = chosen && placeOf(chosen);
    layer.current?.draw(place ? [{ ...place, className: "chosen-suggestion" }] : []);
  }, [chosen, placeOf, editor]);
}

/** Right of its line where there is room, at the foot of a narrow window: never over the words it is about. */
function CardBeside({ card, onClose }: { card: SuggestionCard; onClose(): void }) {
  const { editor } = useStory();
  const { placeOf, decide } = useSuggestions();
  const box = useRef<HTMLDivElement>(null);
  const [place, setPlace] = useState<{ top: number; left: number } | "foot" | null>(null);

  useLayoutEffect(() => {
    if (!editor) return;
    const look = () => {
      const words = placeOf(card);
      const frame = box.current?.parentElement?.getBoundingClientRect();
      if (!words || !frame || !hasRoom(editor)) return setPlace(window.innerWidth >= WIDE ? null : "foot");
      const copy = editor.view.dom.getBoundingClientRect();
      const line = editor.view.coordsAtPos(words.from);
      setPlace({ top: line.top - frame.top, left: copy.right - frame.left + GAP });
    };
    look();
    window.addEventListener("resize", look);
    editor.on("update", look);
    return () => {
      window.removeEventListener("resize", look);
      editor.off("update", look);
    };
  }, [editor, card, placeOf]);

  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if (event.key === "Escape") onClose();
    };
    window.addEventListener("keydown", pressed);
    return () => window.removeEventListener("keydown", pressed);
  }, [onClose]);

  return (
    <div
      ref={box}
      hidden={place === null}
      className={place === "foot" ? styles["foot"] : styles["beside"]}
      style={place === "foot" || place === null ? undefined : place}
    >
      <SuggestionArticle card={card} isChosen onDecide={(accept) => void decide(accept, [card])} />
      <CloseButton className={styles["close"]} size="sm" aria-label="Close the card" onClick={onClose} />
    </div>
  );
}
