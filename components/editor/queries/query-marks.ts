import type { Node } from "@tiptap/pm/model";
import { Plugin, PluginKey, type EditorState } from "@tiptap/pm/state";
import { Decoration, DecorationSet, type EditorView } from "@tiptap/pm/view";
import { isAltGr } from "#components/ui/alt-gr.ts";
import { positionAt } from "#lib/document/binding/positions.ts";
import type { AnchorPlace } from "#lib/document/queries/anchor-places.ts";

/** An open query as the copy shows it. */
export interface MarkedQuery {
  id: string;
  place: AnchorPlace;
  /** The one that is looked at. */
  isChosen: boolean;
}

/** What the copy asks of the page around it. */
export interface QueryHandlers {
  /** Somebody wants to ask about what is selected, or to see the query under the caret. */
  ask(): void;
  /** A click on a query's mark in the margin, or on its words. */
  open(id: string, on: "mark" | "words"): void;
}

interface QueryMarks {
  set: DecorationSet;
}

/** What is known of a decoration beside its place. */
interface MarkSpec {
  /** Only on the words themselves, not on the mark in the margin. */
  query?: string;
  /** Its query and how it is drawn. */
  looks: string;
}

const key = new PluginKey<QueryMarks>("queryMarks");
const handlersOf = new WeakMap<EditorView, QueryHandlers>();

/** Says who answers; the copy is made before the panel that does. Returns the call that ends it. */
export function handleQueries(view: EditorView, handlers: QueryHandlers): () => void {
  handlersOf.set(view, handlers);
  return () => {
    if (handlersOf.get(view) === handlers) handlersOf.delete(view);
  };
}

export const askOnSelection = (view: EditorView): void => handlersOf.get(view)?.ask();

/** Shows these queries in the copy from now on. */
export function markQueries(
  view: Pick<EditorView, "state" | "dispatch">,
  queries: readonly MarkedQuery[],
  implicit: boolean,
): void {
  const { state } = view;
  const set = DecorationSet.create(state.doc, decorationsOfAll(state.doc, queries, implicit));
  view.dispatch(state.tr.setMeta(key, { set }).setMeta("addToHistory", false));
}

/**
 * Whether exactly this is drawn already. Asked of what is drawn, not of what was drawn last: words that were cut took
 * their marks with them, and come back without.
 */
export function areQueriesDrawn(
  state: EditorState,
  queries: readonly MarkedQuery[],
  implicit: boolean,
): boolean {
  const said = (decorations: readonly Decoration[]) =>
    decorations
      .map(({ from, to, spec }) => `${from} ${to} ${(spec as MarkSpec).looks}`)
      .sort()
      .join();
  return said(key.getState(state)?.set.find() ?? []) === said(decorationsOfAll(state.doc, queries, implicit));
}

/** Where the first words of a query are drawn; null when it is not shown. */
export function positionOfQuery(state: EditorState, id: string): { from: number; to: number } | null {
  const found = key.getState(state)?.set.find(undefined, undefined, (spec) => spec["query"] === id) ?? [];
  return found.reduce<{ from: number; to: number } | null>(
    (first, { from, to }) => (first && first.from <= from ? first : { from, to }),
    null,
  );
}

/** The query that the caret stands in; the shortest where several do. */
export function queryAt(state: EditorState, position: number): string | null {
  const found =
    key.getState(state)?.set.find(position, position, (spec) => spec["query"] !== undefined) ?? [];
  const [nearest] = found.sort((a, b) => a.to - a.from - (b.to - b.from));
  return (nearest?.spec as { query?: string } | undefined)?.query ?? null;
}

/**
 * A quiet line under the words of each open query and a mark in the margin. Between two looks at the texts they move with
 * the words around them. Both are only drawn: nothing of a query is ever part of the copy.
 */
export function queryMarks(): Plugin<QueryMarks> {
  return new Plugin<QueryMarks>({
    key,
    state: {
      init: () => ({ set: DecorationSet.empty }),
      apply(transaction, before) {
        const given = transaction.getMeta(key) as QueryMarks | undefined;
        if (given) return given;
        if (!transaction.docChanged) return before;
        return { set: before.set.map(transaction.mapping, transaction.doc) };
      },
    },
    props: {
      decorations: (state) => key.getState(state)?.set,
      // Not handleKeyDown and handleClick: those are silent where the copy can only be read.
      handleDOMEvents: {
        keydown(view, event) {
          if (!isAskKey(event)) return false;
          event.preventDefault();
          askOnSelection(view);
          return true;
        },
        mousedown(_view, event) {
          const hit = hitBy(event);
          if (hit?.on !== "mark") return false;
          // The caret stays where it is.
          event.preventDefault();
          return true;
        },
        click(view, event) {
          const hit = hitBy(event);
          if (!hit || event.shiftKey || event.ctrlKey || event.metaKey) return false;
          if (hit.on === "words" && !view.state.selection.empty) return false;
          // Of several on the same words the nearest is meant.
          const at =
            hit.on === "words" ? view.posAtCoords({ left: event.clientX, top: event.clientY }) : null;
          const id = (at && queryAt(view.state, at.pos)) ?? hit.id;
          handlersOf.get(view)?.open(id, hit.on);
          return false;
        },
      },
    },
  });
}

const isAskKey = (event: KeyboardEvent): boolean =>
  (event.ctrlKey || event.metaKey) &&
  event.altKey &&
  !isAltGr(event) &&
  !event.shiftKey &&
  (event.code === "KeyM" || event.key.toLowerCase() === "m");

function hitBy(event: MouseEvent): { id: string; on: "mark" | "words" } | null {
  const words = (event.target as Element).closest<HTMLElement>("[data-query]");
  const id = words?.dataset["query"];
  if (!words || !id) return null;
  // The mark is drawn by the words' own element, outside of where the words are.
  const isOnWords = [...words.getClientRects()].some(
    ({ left, right, top, bottom }) =>
      event.clientX >= left - 1 &&
      event.clientX <= right + 1 &&
      event.clientY >= top - 1 &&
      event.clientY <= bottom + 1,
  );
  return { id, on: isOnWords ? "words" : "mark" };
}

const decorationsOfAll = (doc: Node, queries: readonly MarkedQuery[], implicit: boolean): Decoration[] =>
  queries.flatMap((query) => decorationsOf(doc, query, implicit));

function decorationsOf(doc: Node, { id, place, isChosen }: MarkedQuery, implicit: boolean): Decoration[] {
  const decorations: Decoration[] = [];
  const size = doc.content.size;
  place.pieces.forEach(({ field, index, length }, number) => {
    const from = positionAt(doc, field, index, implicit);
    const to = Math.min(from + length, size);
    if (from >= to) return;
    const className = isChosen ? "queried queried-chosen" : "queried";
    decorations.push(drawn(from, to, id, className, { query: id }));
    if (number > 0) return;
    // The mark hangs on the first word: cutting a word in two would break letters that are written as one.
    const first = /^\s*\S+/u.exec(doc.textBetween(from, to, " ", "\uFFFC"))?.[0].length ?? length;
    const markName = isChosen ? "query-mark query-mark-chosen" : "query-mark";
    decorations.push(drawn(from, Math.min(to, from + first), id, markName));
  });
  return decorations;
}

function drawn(from: number, to: number, id: string, className: string, more: Partial<MarkSpec> = {}) {
  const spec: MarkSpec = { ...more, looks: `${id} ${className}` };
  return Decoration.inline(from, to, { class: className, "data-query": id }, spec);
}
