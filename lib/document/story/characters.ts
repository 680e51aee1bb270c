import * as Y from "yjs";
import type { IdRun } from "#lib/document/story/id-run.ts";

/** Live characters or one marker of a shared text: one Yjs item, or the part of it that was asked for. */
export interface LiveRun {
  client: number;
  clock: number;
  length: number;
  /** Index of the first one in its text. */
  index: number;
  item: Y.Item;
}

/** Stands for content that is none of ours, one for one, so that indexes agree in the text and on the screen. */
export const FOREIGN_CONTENT = "\uFFFC";

/** The live items of a text, in reading order. */
export function* liveItems(text: Y.Text): Generator<LiveRun> {
  let index = 0;
  for (let item = text._start; item !== null; item = item.right) {
    if (item.deleted || !item.countable) continue;
    yield { client: item.id.client, clock: item.id.clock, length: item.length, index, item };
    index += item.length;
  }
}

/** The live ids standing at `from … to − 1`. */
export function runsBetween(text: Y.Text, from: number, to: number): LiveRun[] {
  const found: LiveRun[] = [];
  if (from >= to) return found;
  let index = 0;
  for (let item = text._start; item !== null && index < to; item = item.right) {
    if (item.deleted || !item.countable) continue;
    const start = Math.max(from, index);
    const end = Math.min(to, index + item.length);
    if (start < end) {
      const clock = item.id.clock + start - index;
      found.push({ client: item.id.client, clock, length: end - start, index: start, item });
    }
    index += item.length;
  }
  return found;
}

export const idsBetween = (text: Y.Text, from: number, to: number): IdRun[] =>
  runsBetween(text, from, to).map((run) => [run.client, run.clock, run.length]);

/** What an item reads as: its string, or one stand-in for each unit of anything else. */
export function itemText(item: Y.Item, offset = 0, length = item.length - offset): string {
  if (item.content instanceof Y.ContentString) return item.content.str.slice(offset, offset + length);
  return FOREIGN_CONTENT.repeat(length);
}

/** The text of a plain field, total for any content. */
export function plainText(text: Y.Text): string {
  let read = "";
  for (const { item } of liveItems(text)) read += itemText(item);
  return read;
}

/** Deletes exactly these ids where they still live, wherever they stand by now. */
export function deleteIds(doc: Y.Doc, ids: Iterable<IdRun>): void {
  doc.transact((transaction) => {
    for (const [client, clock, length] of ids) {
      const end = Math.min(clock + length, Y.getState(doc.store, client));
      let at = clock;
      while (at < end) {
        const item = Y.getItemCleanStart(transaction, Y.createID(client, at)) as Y.Item | Y.GC;
        if (!(item instanceof Y.Item)) {
          at = item.id.clock + item.length;
          continue;
        }
        if (item.id.clock + item.length > end) {
          Y.getItemCleanEnd(transaction, doc.store, Y.createID(client, end - 1));
        }
        at = item.id.clock + item.length;
        if (item.deleted) continue;
        item.delete(transaction);
        // Yjs clears these only in its own calls; a stale marker would make the next index wrong.
        const parent = item.parent as Y.AbstractType<unknown>;
        if (parent._searchMarker) parent._searchMarker.length = 0;
      }
    }
  });
}
