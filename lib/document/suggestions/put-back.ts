import * as Y from "yjs";
import type { LineageTuple } from "#lib/document/story/fact-entries.ts";
import { newFactKey } from "#lib/document/story/fact-keys.ts";
import { FIELDS, factMap, fieldText, type Field } from "#lib/document/story/fields.ts";
import { makeMarker } from "#lib/document/story/line-marker.ts";
import type { GoneWords } from "#lib/document/suggestions/resolution-trace.ts";

interface Place {
  words: GoneWords;
  index: number;
}

/**
 * Where deleted words stood: for each that can still be found, how many living characters stand before it, in reading
 * order. Words whose text has forgotten them are left out.
 */
export function placesOfGone(doc: Y.Doc, field: Field, gone: readonly GoneWords[]): Place[] {
  const byClient = new Map<number, GoneWords[]>();
  for (const words of gone)
    if (words.field === field) byClient.set(words.client, [...(byClient.get(words.client) ?? []), words]);
  if (byClient.size === 0) return [];
  for (const list of byClient.values()) list.sort((a, b) => a.clock - b.clock);
  const places: Place[] = [];
  let index = 0;
  for (let item = fieldText(doc, field)._start; item !== null; item = item.right) {
    const { id, length } = item;
    for (const words of byClient.get(id.client) ?? [])
      if (id.clock <= words.clock && words.clock < id.clock + length) places.push({ words, index });
    if (!item.deleted && item.countable) index += length;
  }
  return places;
}

/**
 * Brings deleted words back where they stood, under the document's present client id and within the caller's transaction,
 * with their past. The last go in first: Yjs puts what is inserted behind everything deleted at that place.
 */
export function putBack(doc: Y.Doc, gone: readonly GoneWords[]): LineageTuple[] {
  const rows: LineageTuple[] = [];
  for (const field of FIELDS) {
    const text = fieldText(doc, field);
    for (const { words, index } of placesOfGone(doc, field, gone).reverse()) {
      const { client, clock, content } = words;
      const born = Y.getState(doc.store, doc.clientID);
      if ("line" in content) text.insertEmbed(index, makeMarker(content.line), {});
      else text.insert(index, content.text);
      const length = "line" in content ? 1 : content.text.length;
      rows.push([doc.clientID, born, length, client, clock, "redo"]);
    }
  }
  if (rows.length > 0) factMap(doc, "lineage").set(newFactKey(doc), rows);
  return rows;
}
