import type { EditorView } from "@tiptap/pm/view";

/** Types letters and Enter at the caret as a hand would: through everything in the editor that answers to them. */
export function typeKeys(view: EditorView, keys: readonly string[]): void {
  for (const key of keys) {
    const press = new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true });
    if (view.someProp("handleKeyDown", (handle) => handle(view, press)) || key.length > 1) continue;
    const { from, to } = view.state.selection;
    const plain = () => view.state.tr.insertText(key, from, to);
    if (!view.someProp("handleTextInput", (handle) => handle(view, from, to, key, plain)))
      view.dispatch(plain());
  }
}
