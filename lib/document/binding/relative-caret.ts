import * as Y from "yjs";
import type { Node } from "@tiptap/pm/model";
import { TextSelection, type EditorState, type Selection } from "@tiptap/pm/state";
import { fieldAt, indexAt, positionAt } from "#lib/document/binding/positions.ts";
import { isSoundPlace, type RelativePlace } from "#lib/document/binding/relative-place.ts";
import { fieldText } from "#lib/document/story/fields.ts";

export type { RelativePlace } from "#lib/document/binding/relative-place.ts";

export interface RelativeCaret {
  anchor: RelativePlace;
  head: RelativePlace;
}

/** A position on the screen, kept with the character before it. */
export function relativePlace(doc: Y.Doc, screen: Node, position: number): RelativePlace {
  const field = fieldAt(screen, position);
  const text = fieldText(doc, field);
  const index = Math.min(indexAt(screen, field, position), text.length);
  return { field, position: Y.createRelativePositionFromTypeIndex(text, index, -1) };
}

/** Null for a place that is not here (any more) or never was one; it never throws: a colleague's browser may send anything. */
export function resolvePlace(doc: Y.Doc, screen: Node, place: RelativePlace): number | null {
  if (!isSoundPlace(place)) return null;
  const absolute = Y.createAbsolutePositionFromRelativePosition(place.position, doc);
  if (!absolute || absolute.type !== fieldText(doc, place.field)) return null;
  return positionAt(screen, place.field, absolute.index);
}

/** The selection as it is now. */
export function relativeCaret(doc: Y.Doc, { doc: screen, selection }: EditorState): RelativeCaret {
  return {
    anchor: relativePlace(doc, screen, selection.anchor),
    head: relativePlace(doc, screen, selection.head),
  };
}

/** Where that selection is by now; null when either end of it can no longer be found. */
export function resolveCaret(doc: Y.Doc, screen: Node, caret: RelativeCaret): Selection | null {
  const anchor = resolvePlace(doc, screen, caret.anchor);
  const head = resolvePlace(doc, screen, caret.head);
  if (anchor === null || head === null) return null;
  return TextSelection.between(screen.resolve(anchor), screen.resolve(head));
}
