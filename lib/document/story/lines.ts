import * as Y from "yjs";
import { itemText, liveItems, plainText } from "#lib/document/story/characters.ts";
import { fieldText } from "#lib/document/story/fields.ts";
import type { Facts } from "#lib/document/story/facts.ts";
import { readMarker, markerOf, type LineAttributes } from "#lib/document/story/line-marker.ts";
import { sameMarks, type Marks } from "#lib/document/story/marks.ts";

/** Characters of a line that look the same. */
export interface MarkedRun {
  text: string;
  marks: Marks;
}

/** A line as people see it while writing: pending and struck words included. */
export interface ProjectedLine {
  attributes: LineAttributes;
  /** Null where text stands before the first marker, or nothing stands at all. */
  marker: Y.Map<unknown> | null;
  runs: MarkedRun[];
  /** Number of the line, from 0. */
  number: number;
  /** Index of the marker (or of the first character, where there is no marker) in the body. */
  index: number;
}

const NONE: Marks = {};

export function addRun(runs: MarkedRun[], text: string, marks: Marks): void {
  const last = runs.at(-1);
  if (last && sameMarks(last.marks, marks)) last.text += text;
  else if (text) runs.push({ text, marks });
}

/** The characters of one live item with their marks. */
function addItem(runs: MarkedRun[], facts: Facts, item: Y.Item): void {
  const { client, clock } = item.id;
  if (!(item.content instanceof Y.ContentString)) return addRun(runs, itemText(item), NONE);
  const { inline, lineage } = facts.index;
  const plain =
    !inline.touches(client, clock, clock + item.length) &&
    !lineage.touches(client, clock, clock + item.length);
  if (plain) return addRun(runs, item.content.str, NONE);
  for (const stretch of facts.stretches(client, clock, item.length)) {
    addRun(runs, itemText(item, stretch.clock - clock, stretch.length), facts.marks(stretch));
  }
}

/**
 * The lines of the body (or those that are wanted, by number), with the count of all. Total for any content, never empty,
 * and it never writes: text before the first marker is a paragraph, and so is nothing.
 */
export function projectLines(
  facts: Facts,
  wanted: (line: number) => boolean = () => true,
): { lines: ProjectedLine[]; count: number } {
  const lines: ProjectedLine[] = [];
  let count = 0;
  let current: ProjectedLine | null = null;
  const begin = (marker: Y.Map<unknown> | null, index: number): void => {
    current = null;
    if (wanted(count)) {
      current = { attributes: readMarker(marker), marker, runs: [], number: count, index };
      lines.push(current);
    }
    count++;
  };
  for (const { item, index } of liveItems(fieldText(facts.doc, "body"))) {
    const marker = markerOf(item);
    if (marker) begin(marker, index);
    else {
      if (count === 0) begin(null, index);
      if (current) addItem((current as ProjectedLine).runs, facts, item);
    }
  }
  if (count === 0) begin(null, 0);
  return { lines, count };
}

/** Does the body begin without a marker? Then its first line stands there only by courtesy. */
export function firstLineIsImplicit(doc: Y.Doc): boolean {
  for (const { item } of liveItems(fieldText(doc, "body"))) return markerOf(item) === null;
  return true;
}

export const projectPlain = (doc: Y.Doc, field: "headline" | "standfirst"): string =>
  plainText(fieldText(doc, field));
