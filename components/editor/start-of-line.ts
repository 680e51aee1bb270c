import { acceptedStretches } from "#lib/document/story/accepted-words.ts";
import type { Facts } from "#lib/document/story/facts.ts";
import { isMarker } from "#lib/document/story/line-marker.ts";

/**
 * Index in the body of the first character of an accepted line, by its number from 0: checks and readers count accepted
 * lines alone, the screen also those that are only suggested. Null when there are not so many.
 */
export function startOfAcceptedLine(facts: Facts, line: number): number | null {
  let number = -1;
  for (const { item, index } of acceptedStretches(facts, "body")) {
    const opensLine = isMarker(item);
    // Words before the first marker are a line too.
    if (opensLine || number < 0) number += 1;
    if (number === line) return opensLine ? index + 1 : index;
  }
  return null;
}
