import type { Editor } from "@tiptap/core";
import { Plugin, PluginKey } from "@tiptap/pm/state";
import { Decoration, DecorationSet } from "@tiptap/pm/view";

/** A stretch of the copy that is drawn with a class and changes nothing. */
export interface MarkedRange {
  from: number;
  to: number;
  className: string;
}

/**
 * Ranges drawn over the copy (what was found, the suggestion that is chosen). They move along with what is typed until
 * they are set anew. `name` tells two layers apart.
 */
export class MarkedRanges {
  readonly #key: PluginKey<DecorationSet>;
  readonly #editor: Editor;

  constructor(editor: Editor, name: string) {
    this.#editor = editor;
    const key = (this.#key = new PluginKey<DecorationSet>(name));
    editor.registerPlugin(
      new Plugin<DecorationSet>({
        key,
        state: {
          init: () => DecorationSet.empty,
          apply(transaction, drawn) {
            const ranges = transaction.getMeta(key) as readonly MarkedRange[] | undefined;
            if (!ranges) return drawn.map(transaction.mapping, transaction.doc);
            return DecorationSet.create(
              transaction.doc,
              ranges.map(({ from, to, className }) => Decoration.inline(from, to, { class: className })),
            );
          },
        },
        props: { decorations: (state) => key.getState(state) },
      }),
    );
  }

  draw(ranges: readonly MarkedRange[]): void {
    if (this.#editor.isDestroyed) return;
    const drawn = this.#key.getState(this.#editor.state);
    if (ranges.length === 0 && (!drawn || drawn === DecorationSet.empty)) return;
    this.#editor.view.dispatch(this.#editor.state.tr.setMeta(this.#key, ranges));
  }

  remove(): void {
    if (!this.#editor.isDestroyed) this.#editor.unregisterPlugin(this.#key);
  }
}
