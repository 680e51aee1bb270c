import * as Y from "yjs";
import { livingItems, type NewPart } from "#lib/document/live-update/new-part.ts";
import { FIELDS, fieldText, isField, type Field } from "#lib/document/story/fields.ts";
import type { UpdatePlaces } from "#lib/document/suggestions/update-places.ts";
import { LONGEST_PART } from "#lib/newsroom/stories/story-limits.ts";

/**
 * The editor stops people at the limit; two who paste at once may together pass it in good faith. Only what is far beyond
 * is refused here.
 */
const TOLERANCE = 2;

const most = (field: Field): number => LONGEST_PART[field] * TOLERANCE;

/** Which part these words would make too long, or null. What the same update erases counts as gone. */
export function tooLongPart(doc: Y.Doc, places: UpdatePlaces): Field | null {
  const lengthOf = (field: Field) => fieldText(doc, field).length;
  const all = places.part.structs.reduce((total, { length }) => total + length, 0);
  if (FIELDS.every((field) => lengthOf(field) + all <= most(field))) return null;
  const growth = growthOf(doc, places);
  return FIELDS.find((field) => growth[field] > 0 && lengthOf(field) + growth[field] > most(field)) ?? null;
}

/** Does it add anything, rather than only take away? */
export const addsSomething = ({ structs }: NewPart): boolean =>
  structs.some((struct) => struct instanceof Y.Item);

/** How many characters and markers each part has more, or fewer, once the update is applied. */
function growthOf(doc: Y.Doc, places: UpdatePlaces): Record<Field, number> {
  const growth: Record<Field, number> = { headline: 0, standfirst: 0, body: 0 };
  const { part } = places;
  for (const item of places.items()) {
    const place = item.content.isCountable() ? places.placeOf(item) : null;
    if (place && "root" in place && isField(place.root))
      growth[place.root] += item.length - overlap(part, item.id, item.length);
  }
  const fields = new Map<unknown, Field>(FIELDS.map((field) => [fieldText(doc, field), field]));
  for (const [client, ranges] of part.deletions)
    for (const { clock, len } of ranges)
      for (const item of livingItems(doc, client, clock, clock + len)) {
        const field = item.countable ? fields.get(item.parent) : undefined;
        if (field) growth[field] -= covered(item.id.clock, item.length, clock, len);
      }
  return growth;
}

/** How many of the ids of a new item the same update deletes. */
function overlap({ deletions }: NewPart, { client, clock }: Y.ID, length: number): number {
  let total = 0;
  for (const range of deletions.get(client) ?? []) {
    if (range.clock >= clock + length) break;
    total += covered(clock, length, range.clock, range.len);
  }
  return total;
}

const covered = (a: number, aLength: number, b: number, bLength: number): number =>
  Math.max(0, Math.min(a + aLength, b + bLength) - Math.max(a, b));
