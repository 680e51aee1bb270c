import * as Y from "yjs";

import type { UpdatePlaces } from "#lib/document/suggestions/update-places.ts";
import { isOwn, isOwnSuggestion, type Writer } from "#lib/document/suggestions/writer-rights.ts";
import { readFact, type LineageRow } from "#lib/document/story/fact-entries.ts";
import { factKeyClient } from "#lib/document/story/fact-keys.ts";
import { factMap, type FactMap } from "#lib/document/story/fields.ts";
import { readBirth } from "#lib/document/story/side-notes.ts";

/** How far a format's number may run ahead: somebody offline for a day counts on alone, nobody counts to a million. */
const FORMATS_AHEAD = 10_000;

const NO_ENTRY = "A fact about the words cannot be read.";

/** Facts are written under one's own keys, in one's own name, and never over anybody else's. */
export function refusalOfFact(
  doc: Y.Doc,
  places: UpdatePlaces,
  item: Y.Item,
  map: FactMap,
  key: string,
  writer: Writer,
): string | null {
  if (map === "accepted") return "Only the server accepts suggestions.";
  const keyClient = factKeyClient(key);
  if (keyClient === null || !isOwn(keyClient, writer))
    return "A fact was written under another person's key.";
  if (item.content instanceof Y.ContentDeleted) return null;
  if (!(item.content instanceof Y.ContentAny) || item.content.arr.length !== 1) return NO_ENTRY;
  const value = item.content.arr[0] as unknown;
  const entry = readFact(map, key, value);
  if (!entry) return map === "formats" ? refusalOfBirth(value, writer) : NO_ENTRY;
  if ("rows" in entry) return refusalOfLineage(places, entry.rows, value, writer);
  if ("by" in entry && entry.by !== writer.person) return "A fact was written in another person's name.";
  if (map === "wire" && !entry.ids.every(([client]) => isOwn(client, writer))) {
    return "Another person's words were said to come from the wire.";
  }
  if ("n" in entry && entry.n > highestFormat(doc) + FORMATS_AHEAD) return "A format runs too far ahead.";
  if (map === "inline" && !writer.edits && !entry.ids.every(([client]) => isOwnSuggestion(client, writer))) {
    return "Somebody who only suggests cannot format the words of the story.";
  }
  return null;
}

function refusalOfBirth(value: unknown, writer: Writer): string | null {
  const birth = readBirth(value);
  if (!birth) return NO_ENTRY;
  return birth.by === writer.person && isOwnSuggestion(birth.client, writer)
    ? null
    : "A fact was written in another person's name.";
}

function highestFormat(doc: Y.Doc): number {
  let highest = 0;
  for (const value of factMap(doc, "inline").values()) {
    const n = (value as { n?: unknown } | null)?.n;
    if (typeof n === "number" && n > highest) highest = n;
  }
  return highest;
}

/**
 * Lineage carries authorship, so old and new words must be the same, as far as the old ones can still be read. Somebody
 * who only suggests brings back nothing but their own: a "move" would make the server take the original away.
 */
function refusalOfLineage(
  places: UpdatePlaces,
  rows: LineageRow[],
  value: unknown,
  writer: Writer,
): string | null {
  if (rows.length !== (value as unknown[]).length) return NO_ENTRY;
  for (const { client, clock, length, oldClient, oldClock, kind } of rows) {
    if (!isOwn(client, writer)) return "Another person's words were given a past.";
    if (!writer.edits && kind === "move") return "Somebody who only suggests cannot move words.";
    if (!writer.edits && kind === "redo" && !isOwnSuggestion(oldClient, writer)) {
      return "Somebody who only suggests brought back words of the story.";
    }
    const now = places.wordsAt(client, clock, length);
    const before = places.wordsAt(oldClient, oldClock, length);
    if (now !== null && before !== null && now !== before) return "Words were given the past of other words.";
  }
  return null;
}
