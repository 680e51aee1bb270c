import * as Y from "yjs";
import type { InlineFormat } from "#lib/document/story/fact-entries.ts";
import { factKeyClient, factKeyFor, newFactKey } from "#lib/document/story/fact-keys.ts";
import { Facts } from "#lib/document/story/facts.ts";
import { factMap } from "#lib/document/story/fields.ts";
import type { Hands } from "#lib/document/story/hands.ts";
import type { IdRun } from "#lib/document/story/id-run.ts";
import { LINE_KEYS, markerOf } from "#lib/document/story/line-marker.ts";
import { idSet, livingStretches } from "#lib/document/story/living-words.ts";
import { isOwnSuggestion, type WriterRights } from "#lib/document/suggestions/writer-rights.ts";

interface AcceptedLine {
  marker: Y.Map<unknown>;
  root: IdRun;
  before: Record<string, unknown>;
}

/** How one person's accepted lines and formats look before their update is applied. */
export interface LooksBefore {
  lines: AcceptedLine[];
  /** Ids that each of their format entries names. */
  formats: Map<string, IdRun[]>;
}

const KEYS = ["kind", ...LINE_KEYS] as const;

const keysOf = (marker: Y.Map<unknown>): Record<string, unknown> =>
  Object.fromEntries(KEYS.map((key) => [key, marker.get(key) ?? null]));

export function looksBefore(facts: Facts, rights: WriterRights): LooksBefore {
  const lines: AcceptedLine[] = [];
  for (const stretch of livingStretches(facts)) {
    const marker = markerOf(stretch.item);
    if (!marker || !isOwnSuggestion(stretch.client, rights) || facts.isPending(stretch)) continue;
    lines.push({ marker, root: [stretch.rootClient, stretch.rootClock, 1], before: keysOf(marker) });
  }
  return { lines, formats: new Map(ownFormats(facts, rights).map(({ key, ids }) => [key, ids])) };
}

function ownFormats(facts: Facts, rights: WriterRights): InlineFormat[] {
  return facts.index.entries("inline").filter(({ key }) => isOwnSuggestion(factKeyClient(key) ?? -1, rights));
}

/**
 * Lines and words of one's own may be formatted freely while they are suggestions. Where they were accepted in the same
 * instant, the change becomes a suggestion: the line gets its keys back, and the format is taken off what is accepted.
 */
export function restoreLooks(
  doc: Y.Doc,
  hands: Hands,
  person: string,
  { lines, formats }: LooksBefore,
): void {
  const suggest = (client: number, entry: object): void => {
    factMap(doc, "formats").set(factKeyFor(doc, client), { by: person, at: Date.now(), ...entry });
  };
  for (const { marker, root, before } of lines) {
    if (marker._item?.deleted) continue;
    const now = keysOf(marker);
    const changed = KEYS.filter((key) => JSON.stringify(now[key]) !== JSON.stringify(before[key]));
    if (changed.length === 0) continue;
    for (const key of changed) {
      if (before[key] === null) marker.delete(key);
      else marker.set(key, before[key]);
    }
    suggest(root[0], { ids: [root], kind: Object.fromEntries(changed.map((key) => [key, now[key]])) });
  }
  const facts = new Facts(doc, hands);
  for (const entry of ownFormats(facts, { hands, person } as WriterRights)) {
    const known = idSet(formats.get(entry.key) ?? []);
    const accepted: IdRun[] = [];
    const rest: IdRun[] = [];
    for (const [client, clock, length] of entry.ids) {
      for (let i = 0; i < length; i++) {
        const isLate =
          !known.covers(client, clock + i) && !facts.isPending(facts.identity(client, clock + i));
        (isLate ? accepted : rest).push([client, clock + i, 1]);
      }
    }
    if (accepted.length === 0) continue;
    const { mark, on, n, at } = entry;
    factMap(doc, "inline").delete(entry.key);
    if (rest.length > 0)
      factMap(doc, "inline").set(newFactKey(doc), { by: person, at, mark, on, n, ids: rest });
    suggest(factKeyClient(entry.key) ?? doc.clientID, { mark, on, ids: accepted });
  }
}
