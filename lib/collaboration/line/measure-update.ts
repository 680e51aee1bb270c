import * as Y from "yjs";
import { livingItems, type NewPart } from "#lib/document/live-update/new-part.ts";
import { FIELDS, fieldText, isField, type Field } from "#lib/document/story/fields.ts";
import type { DeletedRange } from "#lib/document/live-update/read-update.ts";
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
  const ranges = deletions.get(client) ?? [];
  let total = 0;
  for (let i = firstBehind(ranges, clock); i < ranges.length && ranges[i]!.clock < clock + length; i++)
    total += covered(clock, length, ranges[i]!.clock, ranges[i]!.len);
  return total;
}

/** Place of the first range that ends behind this clock. They are in order, and there may be as many as there are items. */
function firstBehind(ranges: readonly DeletedRange[], clock: number): number {
  let low = 0;
  let high = ranges.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ranges[middle]!.clock + ranges[middle]!.len <= clock) low = middle + 1;
    else high = middle;
  }
  return low;
}

const covered = (a: number, aLength: number, b: number, bLength: number): number =>
  Math.max(0, Math.min(a + aLength, b + bLength) - Math.max(a, b));
