import { Slice } from "@tiptap/pm/model";
import type { EditorState } from "@tiptap/pm/state";
import { fieldPlace, indexAt, lineStartAt, positionAt } from "#lib/document/binding/positions.ts";
import { linesOnly } from "#lib/document/binding/slice-lines.ts";
import type { StoryBinding } from "#lib/document/binding/story-binding.ts";
import { itemText, runsBetween } from "#lib/document/story/characters.ts";
import type { Stretch } from "#lib/document/story/facts.ts";
import { FIELDS, fieldText, type Field } from "#lib/document/story/fields.ts";
import { appendRun, type IdRun } from "#lib/document/story/id-run.ts";
import { isMarker } from "#lib/document/story/line-marker.ts";
import { LINE_SIGN } from "#lib/document/binding/pen.ts";

export interface CopiedWords {
  slice: Slice;
  /** Ids of the words and markers in it, in reading order. */
  ids: IdRun[];
  /** Their text, with a sign for each marker. */
  text: string;
}

/** What a copy of the selection holds: struck words and others' pending words stay behind. */
export function copiedWords(binding: StoryBinding, state: EditorState): CopiedWords {
  const { from, to } = state.selection;
  const transaction = state.tr;
  const ids: IdRun[] = [];
  let text = "";
  const left: { field: Field; from: number; to: number; isMarker: boolean }[] = [];
  for (const field of FIELDS) {
    const { start, node } = fieldPlace(state.doc, field);
    const first = indexAt(state.doc, field, Math.max(from, start));
    const last = indexAt(state.doc, field, Math.min(to, start + node.content.size));
    if (from > start + node.content.size || to < start) continue;
    for (const run of runsBetween(fieldText(binding.doc, field), first, last)) {
      for (const stretch of binding.facts.stretches(run.client, run.clock, run.length)) {
        const index = run.index + stretch.clock - run.clock;
        const marker = isMarker(run.item);
        if (staysBehind(binding, stretch))
          left.push({ field, from: index, to: index + stretch.length, isMarker: marker });
        else {
          appendRun(ids, stretch.client, stretch.clock, stretch.length);
          text += marker ? LINE_SIGN : itemText(run.item, stretch.clock - run.item.id.clock, stretch.length);
        }
      }
    }
  }
  for (const gap of left.reverse()) {
    const line = gap.isMarker ? lineStartAt(state.doc, gap.from) : null;
    if (line === null && !gap.isMarker) {
      transaction.delete(
        positionAt(state.doc, gap.field, gap.from),
        positionAt(state.doc, gap.field, gap.to),
      );
    } else if (line !== null && line > from && state.doc.resolve(line).nodeBefore) transaction.join(line);
  }
  const { mapping, doc } = transaction;
  const [first, last] = [mapping.map(from, 1), mapping.map(to, -1)];
  // With their lines around them, so that the clipboard always has an element to carry the ids.
  const slice = first < last ? linesOnly(doc.slice(first, last, true)) : Slice.empty;
  return { slice, ids, text };
}

function staysBehind({ facts, person }: StoryBinding, stretch: Stretch): boolean {
  return facts.isStruck(stretch) || (facts.isPending(stretch) && facts.suggester(stretch) !== person);
}
