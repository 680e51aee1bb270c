import { TextSelection } from "@tiptap/pm/state";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { MarkedRanges } from "#components/editor/marked-ranges.ts";
import { useStory } from "#components/editor/session/story-context.ts";
import { findWords, type Found, type Wanted } from "#lib/document/finding/find-words.ts";
import { placesOf, refusalOfReplacing, replaceWords } from "#lib/document/finding/replace-words.ts";

/** Counting anew waits until a fast typist draws breath. */
const PAUSE = 120;
/** More marks than this are not drawn: nobody looks at them one by one. */
const MOST_DRAWN = 2_000;

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
  useEffect(() => {
    setFound(look());
    setCurrent(null);
    setSaid(null);
    if (!binding || !isOpen) return;
    let waiting: ReturnType<typeof setTimeout> | undefined;
    const soon = () => {
      waiting ??= setTimeout(() => {
        waiting = undefined;
        setFound(look());
      }, PAUSE);
    };
    binding.doc.on("update", soon);
    return () => {
      clearTimeout(waiting);
      binding.doc.off("update", soon);
    };
  }, [binding, isOpen, look]);

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
      const next = current === null ? nearest(list, by) : (current + by + list.length) % list.length;
      select(list, next);
    },
    [look, current, nearest, select],
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
      const number = current ?? nearest(list, 1);
      const one = list[number];
      if (current === null || !one) return select(list, number);
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
    [look, current, nearest, select, write, editor],
  );
  const replaceAll = useCallback(
    (replacement: string) => {
      const list = look();
      const refusal = refusalOfReplacing(list.length);
      if (refusal) return setSaid(refusal);
      if (list.length === 0 || !write(list, replacement)) return;
      setFound(look());
      setCurrent(null);
      const places = list.length === 1 ? "1 place" : `${list.length.toLocaleString("en")} places`;
      const how = binding?.mode === "suggesting" ? "Suggested in" : "Replaced in";
      setSaid(`${how} ${places}. One undo takes it back.`);
    },
    [look, write, binding],
  );
  return useMemo(
    () => ({ found, current, go, replace, replaceAll, said }),
    [found, current, go, replace, replaceAll, said],
  );
}
