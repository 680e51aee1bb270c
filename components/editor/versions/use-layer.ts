import { useEffect, useRef, useState, type RefObject } from "react";
import { useStory } from "#components/editor/session/story-context.ts";
import { WordLayer, type LayerMark } from "#components/editor/versions/word-layer.ts";
import type { StoryBinding } from "#lib/document/binding/story-binding.ts";
import "./word-layers.css";

/**
 * Draws a layer over the copy while `on`. `read` works out the marks and what the page shows beside them; that is the
 * answer, null while nothing is drawn. `again` (anything) has it worked out anew when it changes.
 */
export function useLayer<T>(
  name: string,
  on: boolean,
  read: (binding: StoryBinding) => { marks: readonly LayerMark[]; shown: T },
  again?: unknown,
): { shown: T | null; layer: RefObject<WordLayer | null> } {
  const { editor, binding } = useStory();
  const [shown, setShown] = useState<T | null>(null);
  const layer = useRef<WordLayer | null>(null);
  const latest = useRef(read);
  useEffect(() => {
    latest.current = read;
  });
  useEffect(() => {
    if (!on || !editor || !binding) return;
    let next: T | null = null;
    const marks = () => {
      const found = latest.current(binding);
      next = found.shown;
      return found.marks;
    };
    const made = new WordLayer(editor, binding, name, marks, () => setShown(next));
    layer.current = made;
    return () => {
      made.remove();
      layer.current = null;
      setShown(null);
    };
  }, [on, editor, binding, name, again]);
  return { shown, layer };
}
