import { livingItems } from "#lib/document/live-update/new-part.ts";
import { looksBefore, restoreLooks, type LooksBefore } from "#lib/document/suggestions/restore-looks.ts";
import { factsBefore, restoreFacts, type FactBefore } from "#lib/document/suggestions/restore-facts.ts";
import type { UpdatePlaces } from "#lib/document/suggestions/update-places.ts";
import { isOwnSuggestion, type WriterRights } from "#lib/document/suggestions/writer-rights.ts";
import { putBack } from "#lib/document/suggestions/put-back.ts";
import type { GoneWords } from "#lib/document/suggestions/resolution-trace.ts";
import { readMarker, markerOf } from "#lib/document/story/line-marker.ts";
import { factKeyFor } from "#lib/document/story/fact-keys.ts";
import type { Facts } from "#lib/document/story/facts.ts";
import { FIELDS, factMap, fieldText, type Field } from "#lib/document/story/fields.ts";
import { itemText } from "#lib/document/story/characters.ts";
import { sortedRuns, type IdRun } from "#lib/document/story/id-run.ts";

interface LostWords extends GoneWords {
  rootClient: number;
  rootClock: number;
}

/** What an update of somebody who only suggests is about to do to words that are accepted. */
export interface Restoration {
  rights: WriterRights;
  lost: LostWords[];
  looks: LooksBefore | null;
  said: FactBefore[];
}

/**
 * To be asked before an update is applied, because deleted words cannot be read afterwards. A suggested word may be
 * accepted in the instant its author deletes it; the author's browser could not know, so the update is let through.
 */
export function wordsToRestore(facts: Facts, places: UpdatePlaces, rights: WriterRights): Restoration | null {
  if (rights.mayEdit) return null;
  const { doc } = facts;
  const fields = new Map<unknown, Field>(FIELDS.map((field) => [fieldText(doc, field), field]));
  const lost: LostWords[] = [];
  for (const [client, ranges] of places.part.deletions) {
    if (!isOwnSuggestion(client, rights)) continue;
    for (const { clock, len } of ranges) {
      for (const item of livingItems(doc, client, clock, clock + len)) {
        const field = fields.get(item.parent);
        if (!field || !item.countable) continue;
        const from = Math.max(clock, item.id.clock);
        const length = Math.min(clock + len, item.id.clock + item.length) - from;
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
  const looks = looksBefore(facts, places, rights);
  const said = factsBefore(facts, places);
  return lost.length + said.length > 0 || looks ? { rights, lost, looks, said } : null;
}

/**
 * To be called after the update was applied: brings the words back where they stood, under the server's client id, with
 * their past, and strikes them in the name of who deleted them. What was meant as a deletion is now a suggestion to delete.
 */
export function restoreLost(facts: Facts, { rights, lost, looks, said }: Restoration): void {
  const { doc } = facts;
  const { person } = rights;
  doc.transact(() => {
    restoreFacts(facts, said);
    if (looks) restoreLooks(facts, person, looks);
    const rows = putBack(doc, lost);
    if (rows.length === 0) return;
    const back = new Set(rows.map(([, , , client, clock]) => `${client}:${clock}`));
    const struck = lost
      .filter(({ client, clock }) => back.has(`${client}:${clock}`))
      .map(({ rootClient, rootClock, content }): IdRun => {
        return [rootClient, rootClock, "line" in content ? 1 : content.text.length];
      });
    const entry = { by: person, at: Date.now(), ids: sortedRuns(struck) };
    factMap(doc, "deletions").set(factKeyFor(doc, lost[0]!.client), entry);
  });
}
