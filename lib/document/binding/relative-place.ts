import * as Y from "yjs";
import { isField, type Field } from "#lib/document/story/fields.ts";

/** A place that stays with its words while others write: for undo, and for showing where colleagues are. */
export interface RelativePlace {
  field: Field;
  position: Y.RelativePosition;
}

const isClock = (value: unknown): boolean => Number.isSafeInteger(value) && (value as number) >= 0;

/**
 * Only what `relativePlace` makes: a character of the text, or an end of it. Yjs throws at, or makes new shared types of,
 * whatever else a browser may send.
 */
export function isSoundPlace({ field, position }: RelativePlace): boolean {
  const { type, tname, item, assoc } = position;
  if (!isField(field) || type !== null || !Number.isSafeInteger(assoc)) return false;
  if (tname !== null && tname !== field) return false;
  return item === null ? tname !== null : isClock(item.client) && isClock(item.clock);
}

/** A place as it came over the line; null for whatever is none. */
export function readPlace(sent: unknown): RelativePlace | null {
  if (typeof sent !== "object" || sent === null) return null;
  const { field, position } = sent as Record<string, unknown>;
  if (typeof field !== "string" || !isField(field)) return null;
  if (typeof position !== "object" || position === null) return null;
  const place = { field, position: Y.createRelativePositionFromJSON(position) };
  return isSoundPlace(place) ? place : null;
}

/** A place as plain JSON. */
export const writePlace = ({ field, position }: RelativePlace): { field: Field; position: unknown } => ({
  field,
  position: Y.relativePositionToJSON(position) as unknown,
});
