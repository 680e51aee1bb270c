import * as Y from "yjs";
import { livingItems } from "#lib/document/live-update/new-part.ts";
import { factKeyClient, factKeyFor, newFactKey } from "#lib/document/story/fact-keys.ts";
import type { Facts } from "#lib/document/story/facts.ts";
import { factMap } from "#lib/document/story/fields.ts";
import { appendRun, type IdRun } from "#lib/document/story/id-run.ts";
import { LINE_KEYS, markerOf } from "#lib/document/story/line-marker.ts";
import { idSet } from "#lib/document/story/living-words.ts";
import type { UpdatePlaces } from "#lib/document/suggestions/update-places.ts";
import { isOwnSuggestion, type WriterRights } from "#lib/document/suggestions/writer-rights.ts";

interface AcceptedLine {
  marker: Y.Map<unknown>;
  root: IdRun;
  before: Record<string, unknown>;
}

/** How the accepted lines and the formats that one update touches look before it is applied. */
export interface LooksBefore {
  lines: AcceptedLine[];
  /** Ids that each of their format entries names. */
  formats: Map<string, IdRun[]>;
}

const KEYS = ["kind", ...LINE_KEYS] as const;

const keysOf = (marker: Y.Map<unknown>): Record<string, unknown> =>
  Object.fromEntries(KEYS.map((key) => [key, marker.get(key) ?? null]));

/** Null when the update touches neither an accepted line of the writer's nor a format. */
export function looksBefore(facts: Facts, places: UpdatePlaces, rights: WriterRights): LooksBefore | null {
  const lines = new Map<Y.Item, AcceptedLine>();
  const formats = new Map<string, IdRun[]>();
  for (const item of places.items()) {
    const place = places.placeOf(item);
    if (!place || "gone" in place) continue;
    if ("holder" in place) {
      const line = acceptedLine(facts, places.knownAt(place.holder), rights);
      if (line) lines.set(line.marker._item!, line);
    } else if (place.root === "inline" && place.sub !== null)
      formats.set(place.sub, facts.index.entry("inline", place.sub)?.ids ?? []);
  }
  // A key that is only taken away comes as a deletion alone.
  for (const [client, ranges] of places.part.deletions)
    for (const { clock, len } of ranges)
      for (const { parent } of livingItems(facts.doc, client, clock, clock + len)) {
        const line = acceptedLine(facts, (parent as Y.AbstractType<unknown>)._item, rights);
        if (line) lines.set(line.marker._item!, line);
      }
  return lines.size > 0 || formats.size > 0 ? { lines: [...lines.values()], formats } : null;
}

function acceptedLine(facts: Facts, item: Y.Item | Y.GC | null, rights: WriterRights): AcceptedLine | null {
  const marker = item instanceof Y.Item && !item.deleted ? markerOf(item) : null;
  if (!marker || !isOwnSuggestion(item!.id.client, rights)) return null;
  const id = facts.identity(item!.id.client, item!.id.clock);
  return facts.isPending(id)
    ? null
    : { marker, root: [id.rootClient, id.rootClock, 1], before: keysOf(marker) };
}

/**
 * Lines and words of one's own may be formatted freely while they are suggestions. Where they were accepted in the same
 * instant, the change becomes a suggestion: the line gets its keys back, and the format is taken off what is accepted.
 */
export function restoreLooks(facts: Facts, person: string, { lines, formats }: LooksBefore): void {
  const { doc } = facts;
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
  for (const [key, before] of formats) {
    const entry = facts.index.entry("inline", key);
    const late = entry ? acceptedAmong(facts, entry.ids, before) : null;
    if (!entry || !late || late.accepted.length === 0) continue;
    const { mark, on, n, at } = entry;
    factMap(doc, "inline").delete(key);
    if (late.rest.length > 0)
      factMap(doc, "inline").set(newFactKey(doc), { by: person, at, mark, on, n, ids: late.rest });
    suggest(factKeyClient(key) ?? doc.clientID, { mark, on, ids: late.accepted });
  }
}

/** Which of an entry's ids are new to it and accepted by now, and which it may keep. By runs: one may be long. */
function acceptedAmong(facts: Facts, ids: readonly IdRun[], before: readonly IdRun[]) {
  const known = idSet(before);
  const [accepted, rest]: [IdRun[], IdRun[]] = [[], []];
  for (const [client, clock, length] of ids) {
    for (const stretch of facts.stretches(client, clock, length)) {
      const cuts = [0, stretch.length];
      known.addCuts(client, stretch.clock, stretch.clock + stretch.length, 0, cuts);
      cuts.sort((a, b) => a - b);
      for (let i = 1; i < cuts.length; i++) {
        const [from, size] = [stretch.clock + cuts[i - 1]!, cuts[i]! - cuts[i - 1]!];
        if (size === 0) continue;
        const isLate = !known.covers(client, from) && !facts.isPending(stretch);
        appendRun(isLate ? accepted : rest, client, from, size);
      }
    }
  }
  return { accepted, rest };
}
