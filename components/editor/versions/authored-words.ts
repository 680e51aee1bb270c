import type { LayerMark } from "#components/editor/versions/word-layer.ts";
import type { Facts } from "#lib/document/story/facts.ts";
import { isMarker } from "#lib/document/story/line-marker.ts";
import { livingStretches } from "#lib/document/story/living-words.ts";

/** Every word that stands in the copy with its author, neighbours by one person as one mark. */
export function authoredWords(facts: Facts, nameOf: (person: string) => string): LayerMark[] {
  const marks: (LayerMark & { person: string })[] = [];
  for (const stretch of livingStretches(facts)) {
    if (isMarker(stretch.item)) continue;
    const { field, index, length } = stretch;
    const person = facts.author(stretch) ?? "";
    const last = marks.at(-1);
    if (last?.person === person && last.field === field && last.index + last.length === index)
      last.length += length;
    else
      marks.push({
        ...{ field, index, length, person },
        attributes: { class: "authored", "data-person": person, title: nameOf(person) },
      });
  }
  return marks;
}
