import * as Y from "yjs";
import { UpdatePlaces } from "#lib/document/suggestions/update-places.ts";
import { FIELDS, fieldText, isField, type Field } from "#lib/document/story/fields.ts";
import { LONGEST_PART, tooLong } from "#lib/newsroom/stories/story-limits.ts";

/**
 * The editor stops people at the limit; two who paste at once may together pass it in good faith. Only what is far beyond
 * is refused here.
 */
const TOLERANCE = 2;

const most = (field: Field): number => LONGEST_PART[field] * TOLERANCE;

/** Why these words would make a part too long, or null. */
export function tooLongWith(doc: Y.Doc, update: Uint8Array): string | null {
  const lengthOf = (field: Field) => fieldText(doc, field).length;
  // A character takes at least one byte, so nearly every update is seen to fit without a closer look.
  if (FIELDS.every((field) => lengthOf(field) + update.length <= most(field))) return null;
  // A handshake carries every deletion there ever was, and often nothing new.
  const added = addedTo(doc, update);
  const exceeding = FIELDS.filter(
    (field) => added[field] > 0 && lengthOf(field) + added[field] > most(field),
  );
  if (exceeding.length === 0) return null;
  // As much may have been erased by the same update.
  const trial = new Y.Doc();
  try {
    Y.applyUpdate(trial, Y.encodeStateAsUpdate(doc));
    Y.applyUpdate(trial, update);
    for (const field of exceeding) {
      const { length } = fieldText(trial, field);
      if (length > most(field) && length > lengthOf(field)) return tooLong(field);
    }
    return null;
  } finally {
    trial.destroy();
  }
}

/** Does it add anything, rather than only take away or say what is known? */
export const addsSomething = (doc: Y.Doc, update: Uint8Array): boolean => freshItems(doc, update).length > 0;

/** How many characters and markers an update adds to each part. */
function addedTo(doc: Y.Doc, update: Uint8Array): Record<Field, number> {
  const added: Record<Field, number> = { headline: 0, standfirst: 0, body: 0 };
  const items = freshItems(doc, update);
  const arrived = new Map(items.map(({ id, length }) => [id.client, id.clock + length]));
  const places = new UpdatePlaces(doc, items, arrived);
  for (const item of items) {
    const place = item.content.isCountable() ? places.placeOf(item) : null;
    if (place && "root" in place && isField(place.root)) added[place.root] += item.length;
  }
  return added;
}

function freshItems(doc: Y.Doc, update: Uint8Array): Y.Item[] {
  return Y.decodeUpdate(update).structs.filter(
    (struct): struct is Y.Item =>
      struct instanceof Y.Item && struct.id.clock + struct.length > Y.getState(doc.store, struct.id.client),
  );
}
