import { useHotkeys } from "@mantine/hooks";
import { TextSelection } from "@tiptap/pm/state";
import { useCallback, useEffect, useRef, useState } from "react";
import * as Y from "yjs";
import { useStory } from "#components/editor/session/story-context.ts";
import { newWords } from "#components/editor/versions/new-words.ts";
import { useLayer } from "#components/editor/versions/use-layer.ts";
import {
  newSince,
  readSeen,
  seenNow,
  withOwnDeletions,
  type NewPlace,
  type Seen,
} from "#lib/document/versions/since-read.ts";
import { askForMark, bytesOf, sendMark, type KeptMark } from "./read-mark-line.ts";
import { useLeaving } from "./use-leaving.ts";
import { useNames } from "./use-names.ts";

export interface SinceRead {
  on: boolean;
  toggle(): void;
  /** To the next new place after the caret, from the last to the first. */
  next(): void;
  markAsRead(): void;
  /** Null: never read before, or not known yet. */
  at: string | null;
  /** What has become of asking when and up to where it was read. */
  state: "asking" | "never" | "known" | "unknown";
  /** In reading order; null while it is not shown. */
  places: readonly NewPlace[] | null;
}

/** What is new in the story since this person last read it; kept by the newsroom, shown by one key. */
export function useSinceRead(people: readonly { id: string; name: string }[]): SinceRead {
  const { storyId, editor, binding, doc, tell } = useStory();
  const nameOf = useNames(people);
  const [on, setOn] = useState(false);
  const [mark, setMark] = useState<Pick<KeptMark, "at"> | null>(null);
  const [state, setState] = useState<SinceRead["state"]>("asking");
  const seen = useRef<Seen | null>(null);

  // What counts is how far it was read when the page was opened, whatever another window marks meanwhile.
  useEffect(() => {
    let isOver = false;
    askForMark(storyId).then(
      (kept) => {
        if (isOver) return;
        seen.current = kept && readSeen(bytesOf(kept.seen));
        setMark(kept);
        setState(kept ? "known" : "never");
      },
      () => isOver || setState("unknown"),
    );
    return () => void (isOver = true);
  }, [storyId]);

  useEffect(() => {
    if (!doc) return;
    const note = (transaction: Y.Transaction) => {
      if (transaction.local && seen.current && transaction.deleteSet.clients.size > 0)
        seen.current = withOwnDeletions(seen.current, transaction.deleteSet);
    };
    doc.on("afterTransaction", note);
    return () => doc.off("afterTransaction", note);
  }, [doc]);

  const { shown, layer } = useLayer(
    "since-read",
    on && state === "known",
    ({ facts, person }) => {
      const places = seen.current ? newSince(facts, seen.current, person) : [];
      return { marks: newWords(places, nameOf), shown: places };
    },
    mark,
  );

  useLeaving(storyId, doc);

  const markAsRead = useCallback(() => {
    if (!doc) return;
    const stateVector = Y.encodeStateVector(doc);
    void sendMark(storyId, stateVector).then((isTaken) => {
      if (!isTaken) return tell("The newsroom could not be reached: nothing was marked as read.");
      seen.current = readSeen(seenNow(doc, Y.decodeStateVector(stateVector)));
      setMark({ at: new Date().toISOString() });
      setState("known");
    });
  }, [doc, storyId, tell]);

  const next = useCallback(() => {
    const places = layer.current?.places() ?? [];
    if (!editor || places.length === 0) return;
    const { head } = editor.state.selection;
    const place = places.find(({ from }) => from > head) ?? places[0]!;
    const selection = TextSelection.near(editor.state.doc.resolve(place.from));
    editor.view.dispatch(editor.state.tr.setSelection(selection).scrollIntoView());
    editor.view.focus();
  }, [editor, layer]);

  // Turned on, it begins at the first new place.
  const atFirst = useRef(false);
  useEffect(() => {
    if (!shown || !atFirst.current) return;
    atFirst.current = false;
    const first = layer.current?.places()[0];
    if (first && editor) {
      const selection = TextSelection.near(editor.state.doc.resolve(first.from));
      editor.view.dispatch(editor.state.tr.setSelection(selection).scrollIntoView());
    }
  }, [shown, editor, layer]);
  const toggle = useCallback(() => {
    atFirst.current = !on;
    setOn(!on);
  }, [on]);

  const step = () => (on ? next() : toggle());
  useHotkeys(
    [
      ["F8", toggle],
      ["shift+F8", step],
      ["mod+alt+Y", toggle],
    ],
    [],
    true,
  );
  void binding;
  return { on, toggle, next, markAsRead, at: mark?.at ?? null, state, places: on ? shown : null };
}
