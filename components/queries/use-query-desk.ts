import { useMediaQuery } from "@mantine/hooks";
import { TextSelection } from "@tiptap/pm/state";
import { useCallback, useEffect, useRef, useState } from "react";
import { handleQueries, positionOfQuery, queryAt } from "#components/editor/queries/query-marks.ts";
import { selectedWords, type SelectedWords } from "#components/editor/queries/selected-words.ts";
import { useStory } from "#components/editor/session/story-context.ts";
import { useQueryPlaces, type LivingQueries } from "#components/queries/use-query-places.ts";
import type { QueryThread } from "#lib/newsroom/queries/query-thread.ts";

/** The query that is looked at, and how it came to be. */
export interface ChosenQuery {
  id: string;
  /** Its thread takes the keyboard. */
  takesFocus: boolean;
  /** Counts, so that the same one can be chosen again. */
  turn: number;
}

/** What is half written, by thread or "ask": a look into another tab does not lose it. */
export type QueryDrafts = Map<string, string>;

export interface QueryDesk {
  queries: readonly QueryThread[];
  living: LivingQueries;
  /** The words a query is being asked about. */
  asking: SelectedWords | null;
  chosen: ChosenQuery | null;
  drafts: QueryDrafts;
  /** Ends asking; the copy has the keyboard again. */
  stopAsking(): void;
  /** Shows a thread; the copy shows its words too. */
  choose(id: string, takesFocus?: boolean): void;
  /** Brings the words of a query into view. */
  showWords(id: string): void;
  /** Comes from elsewhere: its thread takes the keyboard and its words come into view. */
  jump(id: string): void;
}

interface QueryDeskOptions {
  queries: readonly QueryThread[];
  /** Opens the panel's tab. */
  showPanel(): void;
  closePanel(): void;
  /** The query that a link into the story names. */
  linked: string | null;
}

const NO_WORDS = "Select the words you want to ask about first.";
const SHEET = "(max-width: 1099px)";

/** Asking and looking at queries: what the copy and the panel say to one another. */
export function useQueryDesk({ queries, showPanel, closePanel, linked }: QueryDeskOptions): QueryDesk {
  const { editor, binding, tell } = useStory();
  const isSheet = useMediaQuery(SHEET, false);
  const [asking, setAsking] = useState<SelectedWords | null>(null);
  const [chosen, setChosen] = useState<ChosenQuery | null>(null);
  const drafts = useRef<QueryDrafts>(new Map());
  const living = useQueryPlaces(queries, chosen?.id ?? null);

  const choose = useCallback(
    (id: string, takesFocus = false) => {
      setChosen((before) => ({ id, takesFocus, turn: (before?.turn ?? 0) + 1 }));
      showPanel();
    },
    [showPanel],
  );

  const scrollToWords = useCallback(
    (id: string) => {
      const place = editor && positionOfQuery(editor.state, id);
      if (!editor || !place) return;
      const { node } = editor.view.domAtPos(place.from + 1);
      (node instanceof Element ? node : node.parentElement)?.scrollIntoView({ block: "center" });
    },
    [editor],
  );

  const showWords = useCallback(
    (id: string) => {
      setChosen((before) => ({ id, takesFocus: false, turn: (before?.turn ?? 0) + 1 }));
      if (isSheet) closePanel();
      // The mark of a resolved query is drawn with this choice.
      requestAnimationFrame(() => requestAnimationFrame(() => scrollToWords(id)));
    },
    [isSheet, closePanel, scrollToWords],
  );

  const ask = useCallback(() => {
    if (!editor || !binding) return;
    const words = selectedWords(editor, binding);
    const here = words ? null : queryAt(editor.state, editor.state.selection.head);
    if (here) return choose(here, true);
    if (!words) return tell(NO_WORDS);
    // What is typed straight after the key must not replace the selected words.
    editor.view.dom.blur();
    setAsking(words);
    showPanel();
  }, [editor, binding, choose, tell, showPanel]);

  useEffect(() => {
    if (!editor) return;
    return handleQueries(editor.view, {
      ask,
      open: (id, on) => {
        // A sheet over the copy each time one touches such words would stop the writing.
        if (on === "words" && isSheet) return;
        choose(id, on === "mark");
      },
    });
  }, [editor, ask, choose, isSheet]);

  const stopAsking = useCallback(() => {
    setAsking(null);
    drafts.current.delete("ask");
    if (!editor || isSheet) return;
    const { state, view } = editor;
    view.dispatch(state.tr.setSelection(TextSelection.create(state.doc, state.selection.to)));
    view.focus();
  }, [editor, isSheet]);

  const jump = useCallback(
    (id: string) => {
      choose(id, true);
      scrollToWords(id);
    },
    [choose, scrollToWords],
  );

  const isLinked = linked !== null && queries.some(({ id }) => id === linked);
  const isReady = living !== null;
  useEffect(() => {
    if (!isLinked || !isReady || linked === null) return;
    jump(linked);
    // Answered: the same link leads here again.
    window.history.replaceState(null, "", window.location.pathname);
  }, [isLinked, isReady, linked, jump]);

  return { queries, living, asking, chosen, drafts: drafts.current, stopAsking, choose, showWords, jump };
}
