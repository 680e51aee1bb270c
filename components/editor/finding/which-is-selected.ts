import type { Node } from "@tiptap/pm/model";
import type { Found } from "#lib/document/finding/find-words.ts";
import { placesOf } from "#lib/document/finding/replace-words.ts";

/**
 * The number of the found place that is selected; null when none is. A number that was right a moment ago says nothing
 * once others have written.
 */
export function whichIsSelected(
  found: readonly Found[],
  doc: Node,
  { from, to }: { from: number; to: number },
): number | null {
  const number = found.findIndex((one) => {
    const [place] = placesOf(doc, one);
    return place?.[0] === from && place[1] === to;
  });
  return number < 0 ? null : number;
}
