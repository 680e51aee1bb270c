import * as Y from "yjs";
import { FIELDS, fieldText } from "#lib/document/story/fields.ts";
import { LONGEST_PART, tooLong } from "#lib/newsroom/stories/story-limits.ts";

/**
 * The editor stops people at the limit; two who paste at once may together pass it in good faith. Only what is far beyond
 * is refused here.
 */
const TOLERANCE = 2;

/** Why these words would make a part too long, or null. */
export function tooLongWith(doc: Y.Doc, update: Uint8Array): string | null {
  // A character takes at least one byte, so nearly every update is seen to fit without a closer look.
  if (
    FIELDS.every((field) => fieldText(doc, field).length + update.length <= LONGEST_PART[field] * TOLERANCE)
  )
    return null;
  const trial = new Y.Doc();
  try {
    Y.applyUpdate(trial, Y.encodeStateAsUpdate(doc));
    Y.applyUpdate(trial, update);
    for (const field of FIELDS) {
      const length = fieldText(trial, field).length;
      if (length > LONGEST_PART[field] * TOLERANCE && length > fieldText(doc, field).length)
        return tooLong(field);
    }
    return null;
  } finally {
    trial.destroy();
  }
}
