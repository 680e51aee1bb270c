import * as Y from "yjs";
import type { LineageJudge } from "#lib/document/suggestions/guard-lineage.ts";
import { gapAt, type RefusalCode } from "#lib/document/suggestions/refusal-code.ts";
import type { UpdatePlaces } from "#lib/document/suggestions/update-places.ts";
import { isOwn, isOwnSuggestion, type Writer } from "#lib/document/suggestions/writer-rights.ts";
import { readFact } from "#lib/document/story/fact-entries.ts";
import type { Facts } from "#lib/document/story/facts.ts";
import { factKeyClient } from "#lib/document/story/fact-keys.ts";
import { factMap, type FactMap } from "#lib/document/story/fields.ts";
import { readBirth } from "#lib/document/story/side-notes.ts";

/** How far a format's number may run ahead: somebody offline for a day counts on alone, nobody counts to a million. */
const FORMATS_AHEAD = 10_000;

/** What the facts of one update are judged by. */
export interface FactJudge {
  facts: Facts;
  places: UpdatePlaces;
  lineage: LineageJudge;
}

/** Facts are written once, under one's own keys, in one's own name, and only about words that are there. */
export function refusalOfFact(
  judge: FactJudge,
  item: Y.Item,
  map: FactMap,
  key: string,
  writer: Writer,
): RefusalCode | null {
  if (map === "accepted") return "only-server-accepts";
  const keyClient = factKeyClient(key);
  if (keyClient === null || !isOwn(keyClient, writer)) return "anothers-key";
  const { content } = item;
  if (content instanceof Y.ContentDeleted) return null;
  if (!(content instanceof Y.ContentAny)) return "unreadable-fact";
  for (const [place, value] of content.arr.entries()) {
    const isLater = place > 0 || item.origin !== null;
    if (isWrittenOver(judge.facts.doc, map, key, value, isLater)) return "changed-fact";
    const refusal = refusalOfEntry(judge, map, key, value, writer);
    if (refusal) return refusal;
  }
  return null;
}

function refusalOfEntry(
  { facts, places, lineage }: FactJudge,
  map: FactMap,
  key: string,
  value: unknown,
  writer: Writer,
): RefusalCode | null {
  const entry = readFact(map, key, value);
  if (!entry) return map === "formats" ? refusalOfBirth(places, value, writer) : "unreadable-fact";
  if ("rows" in entry)
    return entry.rows.length === (value as unknown[]).length
      ? lineage.refusal(entry.rows, writer)
      : "unreadable-fact";
  if ("by" in entry && entry.by !== writer.person) return "anothers-fact";
  if (map === "wire" && !entry.ids.every(([client]) => isOwn(client, writer))) return "anothers-wire";
  if ("n" in entry && entry.n > facts.index.highestFormat + FORMATS_AHEAD) return "format-ahead";
  if (map === "inline" && !writer.edits && !entry.ids.every(([client]) => isOwnSuggestion(client, writer)))
    return "suggester-formats";
  // What is said of words to come would hold for whatever somebody else writes next.
  const early = entry.ids.find(([client, clock, length]) => clock + length > places.reach(client));
  return early ? gapAt({ client: early[0] }, writer) : null;
}

/**
 * An entry once written stands. Only the words it names change: more while one types on in bold or goes on striking, fewer
 * when that is undone.
 */
function isWrittenOver(doc: Y.Doc, map: FactMap, key: string, value: unknown, isLater: boolean): boolean {
  const known = factMap(doc, map)._map.get(key);
  if (!known && !isLater) return false;
  if (map === "lineage" || map === "wire") return true;
  const before = factMap(doc, map).get(key);
  return before !== undefined && withoutIds(before) !== withoutIds(value);
}

const withoutIds = (value: unknown): string =>
  JSON.stringify(typeof value === "object" ? { ...value, ids: null } : value);

function refusalOfBirth(places: UpdatePlaces, value: unknown, writer: Writer): RefusalCode | null {
  const birth = readBirth(value);
  if (!birth) return "unreadable-fact";
  if (birth.by !== writer.person || !isOwnSuggestion(birth.client, writer)) return "anothers-fact";
  return birth.clock < places.reach(birth.client) ? null : gapAt(birth, writer);
}
