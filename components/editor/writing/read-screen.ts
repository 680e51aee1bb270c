import type { EditorView } from "@tiptap/pm/view";

/** ProseMirror's own reader of the page; not part of its published face, but what its key handling uses. */
interface PageReader {
  domObserver?: { forceFlush(): void; flush(): void };
}

/**
 * Reads what the browser has done and not yet told of, above all a selection that a key has just moved. A change from
 * elsewhere that came between the two would put the caret back where it was, and a key would be lost.
 */
export function readScreen(view: EditorView): void {
  if (view.isDestroyed || view.composing || !view.hasFocus()) return;
  const { domObserver } = view as PageReader;
  domObserver?.forceFlush();
  domObserver?.flush();
}
