import type { Node } from "@tiptap/pm/model";
import { Plugin, PluginKey } from "@tiptap/pm/state";
import { Decoration, DecorationSet, type EditorView } from "@tiptap/pm/view";
import type { Awareness } from "y-protocols/awareness";
import type * as Y from "yjs";
import { windowsOf, type Window } from "#components/editor/carets/present-people.ts";
import { readScreen } from "#components/editor/writing/read-screen.ts";
import { resolvePlace } from "#lib/document/binding/relative-caret.ts";
import { FROM_STORY } from "#lib/document/binding/story-view.ts";

const remoteCarets = new PluginKey<DecorationSet>("remoteCarets");

/**
 * Draws the carets and selections of the others, each in its person's ink. They only ever decorate: the own selection is
 * never touched. Between two messages they move with the words around them.
 */
export function drawRemoteCarets(doc: Y.Doc, awareness: Awareness): Plugin<DecorationSet> {
  let view: EditorView | null = null;
  const moves = new Moves();
  const draw = (screen: Node): DecorationSet => {
    const decorations: Decoration[] = [];
    for (const window of windowsOf(awareness)) {
      if (window.clientId === awareness.clientID) continue;
      decorations.push(...decorationsOf(window, doc, screen, moves));
    }
    return DecorationSet.create(screen, decorations);
  };
  return new Plugin<DecorationSet>({
    key: remoteCarets,
    state: {
      init: (_config, state) => draw(state.doc),
      apply(transaction, set) {
        // The texts are ahead of a change from elsewhere and behind one of our own.
        const isSettled =
          transaction.getMeta(remoteCarets) === true || transaction.getMeta(FROM_STORY) === true;
        if (isSettled && !view?.composing) return draw(transaction.doc);
        return transaction.docChanged ? set.map(transaction.mapping, transaction.doc) : set;
      },
    },
    props: { decorations: (state) => remoteCarets.getState(state) },
    view(editorView) {
      view = editorView;
      let frame = 0;
      const redraw = () => {
        frame = 0;
        if (editorView.isDestroyed || editorView.composing) return;
        readScreen(editorView);
        editorView.dispatch(editorView.state.tr.setMeta(remoteCarets, true).setMeta("addToHistory", false));
      };
      const onChange = ({
        added,
        updated,
        removed,
      }: {
        added: number[];
        updated: number[];
        removed: number[];
      }) => {
        const others = [...added, ...updated, ...removed].some((clientId) => clientId !== awareness.clientID);
        if (others && frame === 0) frame = requestAnimationFrame(redraw);
      };
      awareness.on("change", onChange);
      return {
        destroy() {
          view = null;
          awareness.off("change", onChange);
          cancelAnimationFrame(frame);
        },
      };
    },
  });
}

/** Counts how often a caret has moved, so that its name shows again when it does. */
class Moves {
  readonly #last = new Map<number, { at: number; count: number }>();

  count(clientId: number, at: number): number {
    const last = this.#last.get(clientId);
    if (last?.at === at) return last.count;
    const count = (last?.count ?? 0) + 1;
    this.#last.set(clientId, { at, count });
    return count;
  }
}

function decorationsOf(window: Window, doc: Y.Doc, screen: Node, moves: Moves): Decoration[] {
  if (!window.head || !window.anchor) return [];
  const head = resolvePlace(doc, screen, window.head);
  const anchor = resolvePlace(doc, screen, window.anchor);
  if (head === null || head < 1 || head > screen.content.size - 1) return [];
  const style = `--its-ink: var(--ink-${window.ink})`;
  const key = `caret-${window.clientId}-${window.name}-${window.ink}-${moves.count(window.clientId, head)}`;
  const decorations = [
    Decoration.widget(head, () => caretElement(window, style), { key, side: 10, ignoreSelection: true }),
  ];
  if (anchor !== null && anchor !== head) {
    const [from, to] = [Math.min(anchor, head), Math.max(anchor, head)];
    decorations.push(Decoration.inline(from, to, { class: "remote-selection", style }));
  }
  return decorations;
}

/** The name is drawn by the style sheet: it must never become part of the words. */
function caretElement({ name }: Window, style: string): HTMLElement {
  const caret = document.createElement("span");
  caret.className = "remote-caret";
  caret.setAttribute("style", style);
  caret.setAttribute("aria-hidden", "true");
  caret.dataset["name"] = name;
  caret.contentEditable = "false";
  return caret;
}
