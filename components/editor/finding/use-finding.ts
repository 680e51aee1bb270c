import { TextSelection } from "@tiptap/pm/state";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { afterPause } from "#components/editor/after-pause.ts";
import { MarkedRanges } from "#components/editor/marked-ranges.ts";
import { useStory } from "#components/editor/session/story-context.ts";
import type { Mode } from "#lib/document/binding/story-binding-options.ts";
import { findWords, type Found, type Wanted } from "#lib/document/finding/find-words.ts";
import {
  placesOf,
  refusalOfReplacing,
  replaceable,
  replaceWords,
} from "#lib/document/finding/replace-words.ts";
import { whichIsSelected } from "./which-is-selected.ts";

/** Counting anew waits until a fast typist draws breath. */
const PAUSE = 120;
/** More marks than this are not drawn: nobody looks at them one by one. */
const MOST_DRAWN = 2_000;

const IN_SUGGESTION =
  "This stands in a suggestion and was left: decide about the suggestion first, or replace it in Suggesting.";

export interface Finding {
  found: readonly Found[];
  /** Number of the one that is selected, from 0; null before anybody has gone to one. */
  current: number | null;
  go(by: 1 | -1): void;
  replace(words: string): void;
  replaceAll(words: string): void;
  /** What the last replacement did, or why it did nothing. */
  said: string | null;
}

/** Finds words in the story as it stands, keeps the places up to date while people type, and replaces them. */
export function useFinding(wanted: Wanted, isOpen: boolean): Finding {
  const { editor, binding } = useStory();
  const [found, setFound] = useState<readonly Found[]>([]);
  const [current, setCurrent] = useState<number | null>(null);
  const [said, setSaid] = useState<string | null>(null);
  const { words, matchCase, wholeWord } = wanted;

  const look = useCallback(
    () => (binding && isOpen ? findWords(binding.facts, { words, matchCase, wholeWord }) : []),
    [binding, isOpen, words, matchCase, wholeWord],
  );
  const selected = useCallback(
    (list: readonly Found[]) =>
      editor ? whichIsSelected(list, editor.state.doc, editor.state.selection) : null,
    [editor],
  );
  useEffect(() => {
    setFound(look());
    setCurrent(null);
    setSaid(null);
    if (!binding || !isOpen) return;
    const { soon, cancel } = afterPause(() => {
      const list = look();
      setFound(list);
      setCurrent((before) => (before === null ? null : selected(list)));
    }, PAUSE);
    binding.doc.on("update", soon);
    return () => {
      cancel();
      binding.doc.off("update", soon);
    };
  }, [binding, isOpen, look, selected]);

  const layer = useRef<MarkedRanges | null>(null);
  useEffect(() => {
    if (!editor) return;
    const made = (layer.current = new MarkedRanges(editor, "foundWords"));
    return () => {
      layer.current = null;
      made.remove();
    };
  }, [editor]);
  useEffect(() => {
    if (!editor || editor.isDestroyed) return;
    const { doc } = editor.state;
    const shown = found.slice(0, MOST_DRAWN).flatMap((one, number) =>
      placesOf(doc, one).map(([from, to]) => ({
        ...{ from, to },
        className: number === current ? "found-words found-here" : "found-words",
      })),
    );
    layer.current?.draw(shown.filter(({ from, to }) => from < to && to <= doc.content.size));
  }, [editor, found, current]);

  const select = useCallback(
    (list: readonly Found[], number: number) => {
      const one = list[number];
      const [place] = one && editor ? placesOf(editor.state.doc, one) : [];
      if (!editor || !place) return setCurrent(null);
      setCurrent(number);
      editor.view.dispatch(
        editor.state.tr.setSelection(TextSelection.create(editor.state.doc, ...place)).scrollIntoView(),
      );
    },
    [editor],
  );
  /** The first place at or behind the caret (1), or the last before it (−1). */
  const nearest = useCallback(
    (list: readonly Found[], by: 1 | -1): number => {
      const caret = editor?.state.selection.from ?? 0;
      const starts = list.map((one) => placesOf(editor!.state.doc, one)[0]?.[0] ?? 0);
      if (by > 0)
        return Math.max(
          0,
          starts.findIndex((start) => start >= caret),
        );
      const before = starts.findLastIndex((start) => start < caret);
      return before < 0 ? list.length - 1 : before;
    },
    [editor],
  );
  const go = useCallback(
    (by: 1 | -1) => {
      const list = look();
      setFound(list);
      if (list.length === 0) return;
      const here = current === null ? null : selected(list);
      select(list, here === null ? nearest(list, by) : (here + by + list.length) % list.length);
    },
    [look, current, selected, nearest, select],
  );

  const write = useCallback(
    (list: readonly Found[], replacement: string): boolean => {
      if (!editor || !binding) return false;
      const before = editor.state.doc;
      // One step of undo of its own, whatever was typed a moment before or is typed right after.
      binding.stopCapturing();
      editor.view.dispatch(replaceWords(editor.state.tr, list, replacement).setMeta("addToHistory", true));
      binding.stopCapturing();
      return editor.state.doc !== before || binding.mode === "suggesting";
    },
    [editor, binding],
  );
  const replace = useCallback(
    (replacement: string) => {
      const list = look();
      if (list.length === 0) return;
      // Only what is selected is replaced: others may have written, or one has looked elsewhere oneself.
      const here = selected(list);
      const one = here === null ? undefined : list[here];
      if (!one) return select(list, nearest(list, 1));
      if (binding && replaceable([one], binding.mode).length === 0) return setSaid(IN_SUGGESTION);
      if (!write([one], replacement)) return;
      const after = look();
      setFound(after);
      // What was put in may hold what is looked for: go on behind it.
      const behind = editor!.state.selection.to;
      const next = after.findIndex((each) => (placesOf(editor!.state.doc, each)[0]?.[0] ?? 0) >= behind);
      if (after.length > 0) select(after, Math.max(0, next));
      else setCurrent(null);
      setSaid(null);
    },
    [look, selected, nearest, select, write, editor, binding],
  );
  const replaceAll = useCallback(
    (replacement: string) => {
      if (!binding) return;
      const all = look();
      const list = replaceable(all, binding.mode);
      const refusal = refusalOfReplacing(list.length);
      if (refusal) return setSaid(refusal);
      if (all.length > 0 && list.length === 0) return setSaid(whatWasReplaced(0, all.length, binding.mode));
      if (list.length === 0 || !write(list, replacement)) return;
      setFound(look());
      setCurrent(null);
      setSaid(whatWasReplaced(list.length, all.length - list.length, binding.mode));
    },
    [look, write, binding],
  );
  return useMemo(
    () => ({ found, current, go, replace, replaceAll, said }),
    [found, current, go, replace, replaceAll, said],
  );
}

/** "Replaced in 3 places. 2 in suggestions were left. One undo takes it back." */
function whatWasReplaced(places: number, left: number, mode: Mode): string {
  const count = places === 1 ? "1 place" : `${places.toLocaleString("en")} places`;
  const did = mode === "suggesting" ? "Suggested in" : "Replaced in";
  return [
    places > 0 ? `${did} ${count}.` : "Nothing was replaced.",
    ...(left > 0 ? [`${left.toLocaleString("en")} in suggestions ${left === 1 ? "was" : "were"} left.`] : []),
    ...(places > 0 ? ["One undo takes it back."] : []),
  ].join(" ");
}
