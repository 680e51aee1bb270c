import type { StoryBinding } from "#lib/document/binding/story-binding.ts";
import type { IdRun } from "#lib/document/story/id-run.ts";
import { isMarker } from "#lib/document/story/line-marker.ts";
import { idSet, livingWords } from "#lib/document/story/living-words.ts";

/** A stretch of the copy, as positions on the screen. */
export interface Place {
  from: number;
  to: number;
}

/** Where these words stand now, from the first of them to the last of those in one line after it; null when none does. */
export function placeOfIds(binding: StoryBinding, ids: readonly IdRun[]): Place | null {
  const roots = idSet(
    ids.flatMap(([client, clock, length]) =>
      binding.facts
        .stretches(client, clock, length)
        .map((stretch): IdRun => [stretch.rootClient, stretch.rootClock, stretch.length]),
    ),
  );
  const found: (Place & { field: string; end: number })[] = [];
  for (const { field, index, length, item } of livingWords(binding.facts, roots)) {
    const last = found.at(-1);
    if (last && (last.field !== field || last.end !== index)) break;
    // A line's own marker has no place on the screen: its line's first character stands for it.
    const from = binding.positionOf(field, isMarker(item) ? index + 1 : index);
    const to = binding.positionOf(field, index + length);
    if (from === null || to === null) break;
    found.push({ from, to: Math.max(from, to), field, end: index + length });
  }
  const [first] = found;
  return first ? { from: first.from, to: found.at(-1)!.to } : null;
}
