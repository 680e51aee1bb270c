import { useEffect, useRef, useState } from "react";
import { afterPause } from "#components/editor/after-pause.ts";
import { areQueriesDrawn, markQueries } from "#components/editor/queries/query-marks.ts";
import { useStory } from "#components/editor/session/story-context.ts";
import { readScreen } from "#components/editor/writing/read-screen.ts";
import { inReadingOrder } from "#lib/document/queries/anchor.ts";
import { anchorPlaces, type AnchorPlace } from "#lib/document/queries/anchor-places.ts";
import { firstLineIsImplicit } from "#lib/document/story/lines.ts";
import type { QueryThread } from "#lib/newsroom/queries/query-thread.ts";

/** Short enough to feel live; between two looks the marks move with the words around them. */
const PAUSE = 150;

/** Which queries still have their words, in reading order; null until the words of the story are here. */
export type LivingQueries = readonly string[] | null;

/** Keeps the marks of open queries in the copy where their words are, and says which have lost theirs. */
export function useQueryPlaces(queries: readonly QueryThread[], chosen: string | null): LivingQueries {
  const { binding, editor } = useStory();
  const [living, setLiving] = useState<LivingQueries>(null);
  const shown = useRef({ queries, chosen });
  const look = useRef<(() => void) | null>(null);

  useEffect(() => {
    if (!binding || !editor) return;
    const { doc, facts } = binding;
    const read = () => {
      cancel();
      if (editor.isDestroyed) return;
      // Drawing now would take the words from under a hand that composes them.
      if (editor.view.composing) return soon();
      const places = anchorPlaces(facts, shown.current.queries);
      draw(places);
      const next = inOrder(places);
      setLiving((before) => (before?.join() === next.join() ? before : next));
    };
    const draw = (places: Map<string, AnchorPlace>) => {
      const { queries: all, chosen: one } = shown.current;
      const marked = all.flatMap(({ id, resolved }) => {
        const place = places.get(id);
        // A resolved one is shown while it is looked at.
        return place && (!resolved || id === one) ? [{ id, place, isChosen: id === one }] : [];
      });
      const implicit = firstLineIsImplicit(doc);
      if (areQueriesDrawn(editor.state, marked, implicit)) return;
      readScreen(editor.view);
      markQueries(editor.view, marked, implicit);
    };
    const { soon, cancel } = afterPause(read, PAUSE);
    look.current = read;
    read();
    doc.on("update", soon);
    return () => {
      look.current = null;
      cancel();
      doc.off("update", soon);
    };
  }, [binding, editor]);

  useEffect(() => {
    shown.current = { queries, chosen };
    look.current?.();
  }, [queries, chosen]);
  return living;
}

const inOrder = (places: Map<string, AnchorPlace>): string[] =>
  [...places].sort(([, a], [, b]) => inReadingOrder(a.pieces[0]!, b.pieces[0]!)).map(([id]) => id);
