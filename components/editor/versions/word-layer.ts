import type { Editor } from "@tiptap/core";
import { Plugin, PluginKey } from "@tiptap/pm/state";
import { Decoration, DecorationSet } from "@tiptap/pm/view";
import { positionAt } from "#lib/document/binding/positions.ts";
import type { StoryBinding } from "#lib/document/binding/story-binding.ts";
import type { Field } from "#lib/document/story/fields.ts";
import { firstLineIsImplicit } from "#lib/document/story/lines.ts";

/** Words that are drawn differently, or a sign between two of them; by their place in a shared text. */
export interface LayerMark {
  field: Field;
  index: number;
  /** 0: a sign, made by `sign`. */
  length: number;
  attributes: Record<string, string>;
  sign?: () => HTMLElement;
  /** The whole line that holds `index`, a picture with its frame. */
  isLine?: boolean;
}

/** Milliseconds without a change after which the layer is worked out anew; until then it moves along with the words. */
const PAUSE = 150;

/**
 * A layer of marks over the copy that follows the shared texts: what is marked is worked out from the ids, so that it
 * stays right while others type. Nothing of it is ever part of the copy.
 */
export class WordLayer {
  readonly #key: PluginKey<DecorationSet>;
  readonly #editor: Editor;
  readonly #binding: StoryBinding;
  readonly #marks: () => readonly LayerMark[];
  readonly #drawn: () => void;
  #timer: ReturnType<typeof setTimeout> | null = null;

  /** `marks` reads the texts as they are; `drawn` is called after each time. */
  constructor(
    editor: Editor,
    binding: StoryBinding,
    name: string,
    marks: () => readonly LayerMark[],
    drawn: () => void,
  ) {
    this.#editor = editor;
    this.#binding = binding;
    this.#marks = marks;
    this.#drawn = drawn;
    const key = (this.#key = new PluginKey<DecorationSet>(name));
    editor.registerPlugin(
      new Plugin<DecorationSet>({
        key,
        state: {
          init: () => DecorationSet.empty,
          apply(transaction, set) {
            const given = transaction.getMeta(key) as DecorationSet | undefined;
            return given ?? (transaction.docChanged ? set.map(transaction.mapping, transaction.doc) : set);
          },
        },
        props: { decorations: (state) => key.getState(state) },
      }),
    );
    binding.doc.on("afterTransaction", this.#soon);
    this.draw();
  }

  /** Positions on the screen of what is drawn, in reading order. */
  places(): { from: number; to: number }[] {
    const found = this.#key.getState(this.#editor.state)?.find() ?? [];
    return found.map(({ from, to }) => ({ from, to })).sort((a, b) => a.from - b.from);
  }

  draw(): void {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
    const { view, isDestroyed } = this.#editor;
    if (isDestroyed) return;
    // Under a composition nothing is drawn anew: it would take the words from under the hand.
    if (view.composing) return this.#soon();
    const { state } = this.#editor;
    const implicit = firstLineIsImplicit(this.#binding.doc);
    const end = state.doc.content.size - 1;
    const decorations = this.#marks().flatMap(({ field, index, length, attributes, sign, isLine }) => {
      const from = Math.min(end, positionAt(state.doc, field, index, implicit));
      if (isLine) {
        const $from = state.doc.resolve(from);
        return $from.depth > 0 ? [Decoration.node($from.before(), $from.after(), attributes)] : [];
      }
      if (sign) return [Decoration.widget(from, sign, { side: -1, ignoreSelection: true })];
      return from + length <= end + 1 ? [Decoration.inline(from, from + length, attributes)] : [];
    });
    const set = DecorationSet.create(state.doc, decorations);
    view.dispatch(state.tr.setMeta(this.#key, set).setMeta("addToHistory", false));
    this.#drawn();
  }

  remove(): void {
    if (this.#timer) clearTimeout(this.#timer);
    this.#binding.doc.off("afterTransaction", this.#soon);
    if (!this.#editor.isDestroyed) this.#editor.unregisterPlugin(this.#key);
  }

  readonly #soon = (): void => {
    this.#timer ??= setTimeout(() => {
      this.#timer = null;
      this.draw();
    }, PAUSE);
  };
}
