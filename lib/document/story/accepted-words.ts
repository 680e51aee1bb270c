import * as Y from "yjs";
import { itemText, liveItems } from "#lib/document/story/characters.ts";
import { Facts, type Stretch } from "#lib/document/story/facts.ts";
import { fieldText, FIELDS, type Field } from "#lib/document/story/fields.ts";
import type { Hands } from "#lib/document/story/hands.ts";
import { appendRun, type IdRun } from "#lib/document/story/id-run.ts";
import { asLine, markerOf, readMarker } from "#lib/document/story/line-marker.ts";
import { addRun, type MarkedRun } from "#lib/document/story/lines.ts";
import { soundWords } from "#lib/document/story/sound-text.ts";
import type { Line, Run, StoryWords } from "#lib/document/story/words.ts";

/**
 * Accepted words: what readers, counts, search and fingerprints see. Live and not pending; strikes are ignored and
 * pending formats are not applied, because a suggestion changes nothing until somebody accepts it.
 */
export function acceptedWords(doc: Y.Doc, hands: Hands): StoryWords {
  return wordsFrom(new Facts(doc, hands));
}

/** Client id → the first clock that is left out. */
export type LeftOut = ReadonlyMap<number, number>;

/** The same, for those who keep an index of the facts already; also without what is left out. */
export function wordsFrom(facts: Facts, leftOut?: LeftOut): StoryWords {
  return {
    headline: plainWords(facts, "headline", leftOut),
    standfirst: plainWords(facts, "standfirst", leftOut),
    lines: bodyLines(facts, leftOut),
  };
}

/** Root ids of the accepted characters and markers, in reading order: which words a revision holds, whoever moved them. */
export function acceptedIdentity(doc: Y.Doc, hands: Hands): Record<Field, IdRun[]> {
  return identityFrom(new Facts(doc, hands));
}

/** The same, for those who keep an index of the facts already. */
export function identityFrom(facts: Facts): Record<Field, IdRun[]> {
  const identity: Record<Field, IdRun[]> = { headline: [], standfirst: [], body: [] };
  for (const field of FIELDS) {
    for (const { stretch } of acceptedStretches(facts, field)) {
      appendRun(identity[field], stretch.rootClient, stretch.rootClock, stretch.length);
    }
  }
  return identity;
}

/** What is accepted of a field, stretch by stretch, with the item it stands in. */
export function* acceptedStretches(
  facts: Facts,
  field: Field,
  leftOut?: LeftOut,
): Generator<{ stretch: Stretch; item: Y.Item; index: number }> {
  for (const { item, index } of liveItems(fieldText(facts.doc, field))) {
    const { client, clock } = item.id;
    const length = Math.min(item.length, (leftOut?.get(client) ?? Infinity) - clock);
    if (length <= 0) continue;
    for (const stretch of facts.stretches(client, clock, length)) {
      if (!facts.isPending(stretch)) yield { stretch, item, index: index + stretch.clock - clock };
    }
  }
}

const textOf = (stretch: Stretch, item: Y.Item): string =>
  itemText(item, stretch.clock - item.id.clock, stretch.length);

function plainWords(facts: Facts, field: "headline" | "standfirst", leftOut?: LeftOut): string {
  let words = "";
  for (const { stretch, item } of acceptedStretches(facts, field, leftOut)) words += textOf(stretch, item);
  return soundWords(words);
}

function bodyLines(facts: Facts, leftOut?: LeftOut): Line[] {
  const lines: { line: Line; runs: MarkedRun[] }[] = [];
  for (const { stretch, item } of acceptedStretches(facts, "body", leftOut)) {
    const marker = markerOf(item);
    if (marker) {
      lines.push({ line: asLine(readMarker(marker)), runs: [] });
      continue;
    }
    if (lines.length === 0) lines.push({ line: asLine({ kind: "paragraph" }), runs: [] });
    addRun(lines.at(-1)!.runs, textOf(stretch, item), facts.marks(stretch));
  }
  if (lines.length === 0) return [{ kind: "paragraph", runs: [] }];
  return lines.map(({ line, runs }) => ({ ...line, runs: runs.map(asRun) }));
}

const asRun = ({ text, marks }: MarkedRun): Run => ({ text: soundWords(text), ...marks });
