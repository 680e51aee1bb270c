import * as Y from "yjs";
import type { Node } from "@tiptap/pm/model";
import { TextSelection, type EditorState, type Selection } from "@tiptap/pm/state";
import { fieldAt, indexAt, positionAt } from "#lib/document/binding/positions.ts";
import { FIELDS, fieldText, type Field } from "#lib/document/story/fields.ts";

/** A place that stays with its words while others write: for undo, and for showing where colleagues are. */
export interface RelativePlace {
  field: Field;
  position: Y.RelativePosition;
}

export interface RelativeCaret {
  anchor: RelativePlace;
  head: RelativePlace;
}

export function relativePlace(doc: Y.Doc, screen: Node, position: number): RelativePlace {
  const field = fieldAt(screen, position);
  const text = fieldText(doc, field);
  const index = Math.min(indexAt(screen, field, position), text.length);
  return { field, position: Y.createRelativePositionFromTypeIndex(text, index, -1) };
}

export function resolvePlace(doc: Y.Doc, screen: Node, place: RelativePlace): number | null {
  if (!FIELDS.includes(place.field)) return null;
  const absolute = Y.createAbsolutePositionFromRelativePosition(place.position, doc);
  if (!absolute || absolute.type !== fieldText(doc, place.field)) return null;
  return positionAt(screen, place.field, absolute.index);
}

export function relativeCaret(doc: Y.Doc, { doc: screen, selection }: EditorState): RelativeCaret {
  return {
    anchor: relativePlace(doc, screen, selection.anchor),
    head: relativePlace(doc, screen, selection.head),
  };
}

export function resolveCaret(doc: Y.Doc, screen: Node, caret: RelativeCaret): Selection | null {
  const anchor = resolvePlace(doc, screen, caret.anchor);
  const head = resolvePlace(doc, screen, caret.head);
  if (anchor === null || head === null) return null;
  return TextSelection.between(screen.resolve(anchor), screen.resolve(head));
}
