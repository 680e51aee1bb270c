import { Plugin } from "@tiptap/pm/state";
import type { EditorView } from "@tiptap/pm/view";
import type { Awareness } from "y-protocols/awareness";
import type * as Y from "yjs";
import { relativeCaret } from "#lib/document/binding/relative-caret.ts";
import { writePlace } from "#lib/document/binding/relative-place.ts";

/** Often enough to look live, seldom enough that a fast typist sends few messages. */
const SPACING = 60;

/** Tells the others where this person's caret is, once the copy has had the focus. Nothing is sent twice. */
export function publishCaret(doc: Y.Doc, awareness: Awareness): Plugin {
  return new Plugin({
    view(view) {
      let last = "";
      let waiting: ReturnType<typeof setTimeout> | null = null;
      let hasBeenHere = false;
      const send = (current: EditorView) => {
        waiting = null;
        if (current.isDestroyed) return;
        const { anchor, head } = relativeCaret(doc, current.state);
        const place = { field: head.field, anchor: writePlace(anchor), head: writePlace(head) };
        const next = JSON.stringify(place);
        if (next === last) return;
        last = next;
        awareness.setLocalState({ ...awareness.getLocalState(), ...place });
      };
      const note = () => {
        hasBeenHere ||= view.hasFocus();
        if (hasBeenHere) waiting ??= setTimeout(() => send(view), SPACING);
      };
      view.dom.addEventListener("focus", note);
      return {
        update: (_view, before) => {
          if (!before.selection.eq(view.state.selection) || before.doc !== view.state.doc) note();
        },
        destroy: () => {
          view.dom.removeEventListener("focus", note);
          if (waiting) clearTimeout(waiting);
        },
      };
    },
  });
}
