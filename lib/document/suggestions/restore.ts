import * as Y from "yjs";
import { looksBefore, restoreLooks, type LooksBefore } from "#lib/document/suggestions/restore-looks.ts";
import { isOwnSuggestion, type WriterRights } from "#lib/document/suggestions/writer-rights.ts";
import { readMarker, markerOf, makeMarker, type LineAttributes } from "#lib/document/story/line-marker.ts";
import type { LineageTuple } from "#lib/document/story/fact-entries.ts";
import { newFactKey } from "#lib/document/story/fact-keys.ts";
import { Facts } from "#lib/document/story/facts.ts";
import { FIELDS, factMap, fieldText, type Field } from "#lib/document/story/fields.ts";
import { itemText } from "#lib/document/story/characters.ts";
import { sortedRuns, type IdRun } from "#lib/document/story/id-run.ts";

interface LostWords {
  field: Field;
  client: number;
  clock: number;
  rootClient: number;
  rootClock: number;
  content: { text: string } | { line: LineAttributes };
}

/** What an update of somebody who only suggests is about to do to words that are accepted. */
export interface Restoration {
  rights: WriterRights;
  lost: LostWords[];
  looks: LooksBefore | null;
}

/**
 * To be asked before an update is applied, because deleted words cannot be read afterwards. A suggested word may be
 * accepted in the instant its author deletes it; the author's browser could not know, so the update is let through.
 */
export function wordsToRestore(doc: Y.Doc, update: Uint8Array, rights: WriterRights): Restoration | null {
  if (rights.mayEdit) return null;
  const { ds, structs } = Y.decodeUpdate(update);
  const own = [...ds.clients].filter(([client]) => isOwnSuggestion(client, rights));
  // Formats are entries of `inline`; a line's key names no root, and neither does an entry written over an earlier one.
  const mayChangeLooks = structs.some((item) => {
    const parent = (item as { parent?: unknown }).parent;
    return (
      item instanceof Y.Item &&
      item.content instanceof Y.ContentAny &&
      (typeof parent !== "string" || parent === "inline")
    );
  });
  if (own.length === 0 && !mayChangeLooks) return null;
  const facts = new Facts(doc, rights.hands);
  const fields = new Map<unknown, Field>(FIELDS.map((field) => [fieldText(doc, field), field]));
  const lost: LostWords[] = [];
  for (const [client, ranges] of own) {
    const structs = doc.store.clients.get(client) ?? [];
    const known = Y.getState(doc.store, client);
    for (const { clock, len } of ranges) {
      const end = Math.min(clock + len, known);
      if (clock >= end) continue;
      for (let i = Y.findIndexSS(structs, clock); i < structs.length && structs[i]!.id.clock < end; i++) {
        const item = structs[i];
        const field = item instanceof Y.Item && !item.deleted ? fields.get(item.parent) : undefined;
        if (!(item instanceof Y.Item) || !field || !item.countable) continue;
        const from = Math.max(clock, item.id.clock);
        const length = Math.min(end, item.id.clock + item.length) - from;
        for (const stretch of facts.stretches(client, from, length)) {
          if (facts.isPending(stretch)) continue;
          const marker = markerOf(item);
          const text = itemText(item, stretch.clock - item.id.clock, stretch.length);
          const content = marker ? { line: readMarker(marker) } : { text };
          const { rootClient, rootClock } = stretch;
          lost.push({ field, client, clock: stretch.clock, rootClient, rootClock, content });
        }
      }
    }
  }
  const looks = mayChangeLooks ? looksBefore(facts, rights) : null;
  return lost.length > 0 || looks ? { rights, lost, looks } : null;
}

/**
 * To be called after the update was applied: brings the words back where they stood, under the server's client id, with
 * their past, and strikes them in the name of who deleted them. What was meant as a deletion is now a suggestion to delete.
 */
export function restoreWords(doc: Y.Doc, { rights, lost, looks }: Restoration): void {
  const { hands, person } = rights;
  doc.transact(() => {
    if (looks) restoreLooks(doc, hands, person, looks);
    const rows: LineageTuple[] = [];
    const struck: IdRun[] = [];
    for (const { field, client, clock, rootClient, rootClock, content } of lost) {
      const text = fieldText(doc, field);
      const index = indexOfDeleted(text, client, clock);
      if (index === null) continue;
      const born = Y.getState(doc.store, doc.clientID);
      if ("line" in content) text.insertEmbed(index, makeMarker(content.line), {});
      else text.insert(index, content.text);
      const length = "line" in content ? 1 : content.text.length;
      rows.push([doc.clientID, born, length, client, clock, "redo"]);
      struck.push([rootClient, rootClock, length]);
    }
    if (rows.length === 0) return;
    factMap(doc, "lineage").set(newFactKey(doc), rows);
    const entry = { by: person, at: Date.now(), ids: sortedRuns(struck) };
    factMap(doc, "deletions").set(newFactKey(doc), entry);
  });
}

/** How many living characters stand before a deleted one; null when it is no longer in its text. */
function indexOfDeleted(text: Y.Text, client: number, clock: number): number | null {
  let index = 0;
  for (let item = text._start; item !== null; item = item.right) {
    const { id, length } = item;
    if (id.client === client && id.clock <= clock && clock < id.clock + length) return index;
    if (!item.deleted && item.countable) index += length;
  }
  return null;
}
