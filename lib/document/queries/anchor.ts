import { Facts } from "#lib/document/story/facts.ts";
import { FIELDS, type Field } from "#lib/document/story/fields.ts";
import type { Hands } from "#lib/document/story/hands.ts";
import { appendRun, type IdRun } from "#lib/document/story/id-run.ts";
import { isMarker } from "#lib/document/story/line-marker.ts";
import { idSet, livingStretches, wordsOf, type LivingStretch } from "#lib/document/story/living-words.ts";

/** What a query is asked about: characters, by their roots, so that they are found again wherever they go. */
export interface QueryAnchor {
  /** Root ids in reading order; characters only, because a line break is no word. */
  ids: IdRun[];
  /** The words as they stood, with a line break between lines and parts. */
  quote: string;
}

/**
 * The anchor of a selection, read from the living document: what is not alive there, or never was, is left out. Null
 * when none of it is a word.
 */
export function anchorOf(doc: Facts["doc"], hands: Hands, selected: readonly IdRun[]): QueryAnchor | null {
  return anchorFrom(new Facts(doc, hands), selected);
}

/** The same, for those who keep an index of the facts already. */
export function anchorFrom(facts: Facts, selected: readonly IdRun[]): QueryAnchor | null {
  const wanted = idSet(selected);
  const ids: IdRun[] = [];
  let quote = "";
  let field: Field | null = null;
  for (const stretch of livingStretches(facts)) {
    if (!wanted.touches(stretch.client, stretch.clock, stretch.clock + stretch.length)) continue;
    for (const [from, to] of cut(stretch, wanted)) {
      if (field !== null && field !== stretch.field && quote) quote += "\n";
      field = stretch.field;
      if (isMarker(stretch.item)) {
        if (quote && !quote.endsWith("\n")) quote += "\n";
        continue;
      }
      appendRun(ids, stretch.rootClient, stretch.rootClock + from, to - from);
      quote += wordsOf({ ...stretch, clock: stretch.clock + from, length: to - from }, "\n");
    }
  }
  return quote.trim() === "" ? null : { ids, quote: quote.trim() };
}

/** The parts of a stretch whose own ids are wanted. */
function cut(stretch: LivingStretch, wanted: ReturnType<typeof idSet>): [from: number, to: number][] {
  const cuts = [0, stretch.length];
  wanted.addCuts(stretch.client, stretch.clock, stretch.clock + stretch.length, 0, cuts);
  cuts.sort((a, b) => a - b);
  const parts: [number, number][] = [];
  for (let i = 1; i < cuts.length; i++) {
    const [from, to] = [cuts[i - 1]!, cuts[i]!];
    if (from < to && wanted.covers(stretch.client, stretch.clock + from)) parts.push([from, to]);
  }
  return parts;
}

/** Reading order of two places. */
export const inReadingOrder = (
  a: { field: Field; index: number },
  b: { field: Field; index: number },
): number => FIELDS.indexOf(a.field) - FIELDS.indexOf(b.field) || a.index - b.index;
