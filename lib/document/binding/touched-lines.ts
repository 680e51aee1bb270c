import * as Y from "yjs";
import type { Node } from "@tiptap/pm/model";
import type { Transaction } from "@tiptap/pm/state";
import { AddMarkStep, AttrStep, RemoveMarkStep, Mapping, type Step } from "@tiptap/pm/transform";
import { linesTouched } from "#lib/document/binding/positions.ts";
import { liveItems } from "#lib/document/story/characters.ts";
import type { Facts } from "#lib/document/story/facts.ts";
import { fieldText } from "#lib/document/story/fields.ts";
import type { IdRun } from "#lib/document/story/id-run.ts";
import { idSet } from "#lib/document/story/living-words.ts";
import { markerOf } from "#lib/document/story/line-marker.ts";

/** Numbers of the body's lines, in the last document, that these transactions changed. */
export function linesChangedBy(
  transactions: readonly Pick<Transaction, "steps" | "mapping">[],
  doc: Node,
): Set<number> {
  const steps = transactions.flatMap((transaction) => transaction.steps);
  const maps = transactions.flatMap((transaction) => transaction.mapping.maps);
  const lines = new Set<number>();
  steps.forEach((step, i) => {
    const later = new Mapping(maps.slice(i + 1));
    for (const [from, to] of changedRanges(step)) {
      for (const { number } of linesTouched(doc, later.map(from, -1), later.map(to, 1))) lines.add(number);
    }
  });
  return lines;
}

function changedRanges(step: Step): [number, number][] {
  if (step instanceof AddMarkStep || step instanceof RemoveMarkStep) return [[step.from, step.to]];
  if (step instanceof AttrStep) return [[step.pos, step.pos + 1]];
  const ranges: [number, number][] = [];
  step.getMap().forEach((_oldFrom, _oldTo, from, to) => ranges.push([from, to]));
  return ranges;
}

/** Numbers of the lines that hold any of these root ids, or are opened by any of these markers. */
export function linesHolding(
  facts: Facts,
  roots: readonly IdRun[],
  markers: ReadonlySet<unknown>,
): Set<number> {
  const lines = new Set<number>();
  const wanted = idSet(roots);
  let number = -1;
  for (const { item, client, clock, length } of liveItems(fieldText(facts.doc, "body"))) {
    const marker = markerOf(item);
    if (marker || number < 0) number++;
    if (lines.has(number)) continue;
    if (marker && markers.has(marker)) lines.add(number);
    else if (wanted.touches(client, clock, clock + length)) lines.add(number);
    else if (facts.index.lineage.touches(client, clock, clock + length)) {
      const stretches = facts.stretches(client, clock, length);
      const held = stretches.some((s) => wanted.touches(s.rootClient, s.rootClock, s.rootClock + s.length));
      if (held) lines.add(number);
    }
  }
  return lines;
}

export const isMarkerMap = (target: unknown): target is Y.Map<unknown> =>
  target instanceof Y.Map && target._item !== null && !target._item.deleted;
