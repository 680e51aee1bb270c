import * as Y from "yjs";

import { gapAt } from "#lib/document/suggestions/gap.ts";
import type { LineageJudge } from "#lib/document/suggestions/guard-lineage.ts";
import type { UpdatePlaces } from "#lib/document/suggestions/update-places.ts";
import { isOwn, isOwnSuggestion, type Writer } from "#lib/document/suggestions/writer-rights.ts";
import { readFact } from "#lib/document/story/fact-entries.ts";
import { factKeyClient } from "#lib/document/story/fact-keys.ts";
import { factMap, type FactMap } from "#lib/document/story/fields.ts";
import { readBirth } from "#lib/document/story/side-notes.ts";

/** How far a format's number may run ahead: somebody offline for a day counts on alone, nobody counts to a million. */
const FORMATS_AHEAD = 10_000;

const NO_ENTRY = "A fact about the words cannot be read.";

/** What the facts of one update are judged by. */
export interface FactJudge {
  doc: Y.Doc;
  places: UpdatePlaces;
  lineage: LineageJudge;
}

/** Facts are written once, under one's own keys, in one's own name, and only about words that are there. */
export function refusalOfFact(
  { doc, places, lineage }: FactJudge,
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
  if (isWrittenOver(doc, item, map, key, value)) return "A fact about the words was changed afterwards.";
  const entry = readFact(map, key, value);
  if (!entry) return map === "formats" ? refusalOfBirth(places, value, writer) : NO_ENTRY;
  if ("rows" in entry)
    return entry.rows.length === (value as unknown[]).length ? lineage.refusal(entry.rows, writer) : NO_ENTRY;
  if ("by" in entry && entry.by !== writer.person) return "A fact was written in another person's name.";
  if (map === "wire" && !entry.ids.every(([client]) => isOwn(client, writer))) {
    return "Another person's words were said to come from the wire.";
  }
  if ("n" in entry && entry.n > highestFormat(doc) + FORMATS_AHEAD) return "A format runs too far ahead.";
  if (map === "inline" && !writer.edits && !entry.ids.every(([client]) => isOwnSuggestion(client, writer))) {
    return "Somebody who only suggests cannot format the words of the story.";
  }
  // What is said of words to come would hold for whatever somebody else writes next.
  const early = entry.ids.find(([client, clock, length]) => clock + length > places.reach(client));
  return early ? gapAt({ client: early[0] }, writer) : null;
}

/**
 * An entry once written stands. Only the words it names change: more while one types on in bold or goes on striking, fewer
 * when that is undone.
 */
function isWrittenOver(doc: Y.Doc, item: Y.Item, map: FactMap, key: string, value: unknown): boolean {
  const known = factMap(doc, map)._map.get(key);
  if (!known && !item.origin) return false;
  if (map === "lineage" || map === "wire") return true;
  const before = factMap(doc, map).get(key);
  return before !== undefined && withoutIds(before) !== withoutIds(value);
}

const withoutIds = (value: unknown): string =>
  JSON.stringify(typeof value === "object" ? { ...value, ids: null } : value);

function refusalOfBirth(places: UpdatePlaces, value: unknown, writer: Writer): string | null {
  const birth = readBirth(value);
  if (!birth) return NO_ENTRY;
  if (birth.by !== writer.person || !isOwnSuggestion(birth.client, writer))
    return "A fact was written in another person's name.";
  return birth.clock < places.reach(birth.client) ? null : gapAt(birth, writer);
}

function highestFormat(doc: Y.Doc): number {
  let highest = 0;
  for (const value of factMap(doc, "inline").values()) {
    const n = (value as { n?: unknown } | null)?.n;
    if (typeof n === "number" && n > highest) highest = n;
  }
  return highest;
}
