import { Plugin, PluginKey, type EditorState } from "@tiptap/pm/state";
import type { EditorView } from "@tiptap/pm/view";
import { insertionsFor, type Insertion } from "#components/editor/insert/insertions.ts";

/** The menu that `/` opens: where the sign stands, what was typed after it and which entry is marked. */
export interface OpenInsertMenu {
  /** Position before the `/`. */
  from: number;
  to: number;
  typed: string;
  marked: number;
}

interface Change {
  open?: number;
  close?: true;
  marked?: number;
}

const insertMenu = new PluginKey<OpenInsertMenu | null>("insertMenu");

export const openInsertMenu = (state: EditorState): OpenInsertMenu | null =>
  insertMenu.getState(state) ?? null;
export const insertionId = (insertion: Insertion): string => `insert-${insertion.id}`;
export const INSERT_MENU_ID = "insert-menu";

export function closeInsertMenu(view: EditorView): void {
  view.dispatch(view.state.tr.setMeta(insertMenu, { close: true } satisfies Change));
}

/** Takes the typed sign away; the chosen thing then goes into the line that it stood in. */
export function clearInsertSign(view: EditorView): void {
  const menu = openInsertMenu(view.state);
  if (menu)
    view.dispatch(
      view.state.tr.delete(menu.from, menu.to).setMeta(insertMenu, { close: true } satisfies Change),
    );
}

/** `/` at the start of a line opens the menu; the words typed on choose from it, and the sign itself stays a sign. */
export function insertMenuPlugin(choose: (insertion: Insertion) => void): Plugin<OpenInsertMenu | null> {
  return new Plugin<OpenInsertMenu | null>({
    key: insertMenu,
    state: {
      init: () => null,
      apply(transaction, menu, _before, state) {
        const change = transaction.getMeta(insertMenu) as Change | undefined;
        if (change?.close) return null;
        if (change?.open !== undefined) return readMenu(state, change.open, 0);
        if (!menu) return null;
        if (change?.marked !== undefined) return { ...menu, marked: change.marked };
        const from = transaction.mapping.map(menu.from, -1);
        const next = readMenu(state, from, menu.marked);
        return next && next.typed !== menu.typed ? { ...next, marked: 0 } : next;
      },
    },
    props: {
      // The caret stays in the copy, so the copy says which entry is marked.
      attributes(state): Record<string, string> {
        const menu = openInsertMenu(state);
        const marked = menu && insertionsFor(menu.typed)[menu.marked];
        return marked
          ? { "aria-controls": INSERT_MENU_ID, "aria-activedescendant": insertionId(marked) }
          : {};
      },
      handleTextInput(view, from, to, text) {
        const { $from } = view.state.selection;
        const isLine = $from.parent.type.isInGroup("line") && $from.parent.type.name !== "picture";
        if (text !== "/" || from !== to || !isLine || view.state.doc.resolve(from).parentOffset > 0)
          return false;
        view.dispatch(
          view.state.tr.insertText(text, from, to).setMeta(insertMenu, { open: from } satisfies Change),
        );
        return true;
      },
      handleKeyDown(view, event) {
        const menu = openInsertMenu(view.state);
        const found = menu ? insertionsFor(menu.typed) : [];
        if (!menu || found.length === 0 || event.isComposing) return false;
        if (event.key === "Escape") closeInsertMenu(view);
        else if (event.key === "Enter" || event.key === "Tab") choose(found[menu.marked] ?? found[0]!);
        else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
          const step = event.key === "ArrowDown" ? 1 : -1;
          const marked = (menu.marked + step + found.length) % found.length;
          view.dispatch(view.state.tr.setMeta(insertMenu, { marked } satisfies Change));
        } else return false;
        return true;
      },
      handleDOMEvents: {
        blur(view) {
          if (openInsertMenu(view.state)) closeInsertMenu(view);
          return false;
        },
      },
    },
  });
}

/** Still a `/` and letters up to the caret, at the start of one line? */
function readMenu({ doc, selection }: EditorState, from: number, marked: number): OpenInsertMenu | null {
  if (!selection.empty || from < 1 || selection.head <= from || selection.head > doc.content.size)
    return null;
  const $from = doc.resolve(from);
  if (!$from.sameParent(selection.$head) || $from.parentOffset !== 0) return null;
  const typed = /^\/([\p{L}-]*)$/u.exec(doc.textBetween(from, selection.head))?.[1];
  if (typed === undefined || insertionsFor(typed).length === 0) return null;
  return { from, to: selection.head, typed, marked };
}
