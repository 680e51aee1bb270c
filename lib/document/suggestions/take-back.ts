import type * as Y from "yjs";
import { Facts } from "#lib/document/story/facts.ts";
import { FIELDS, factMap } from "#lib/document/story/fields.ts";
import type { Hands } from "#lib/document/story/hands.ts";
import { readRuns, totalLength, type IdRun } from "#lib/document/story/id-run.ts";
import { markerOf } from "#lib/document/story/line-marker.ts";
import { idSet, livingWords } from "#lib/document/story/living-words.ts";
import { placesOfGone, putBack } from "#lib/document/suggestions/put-back.ts";
import type { ResolutionTrace } from "#lib/document/suggestions/resolution-trace.ts";
import { setLineKeys } from "#lib/document/suggestions/resolve.ts";

/** Origin of the transaction in which a decision is taken back. */
export const TAKEN_BACK = "story:resolution-taken-back";

const DONE_ALREADY = "This decision was taken back already.";
const WORDS_CHANGED =
  "Somebody has changed these words since, so the decision cannot be taken back exactly. Nothing was undone: change the words by hand.";
const LINE_CHANGED =
  "Somebody has changed this line since, so the decision cannot be taken back exactly. Nothing was undone: change the line by hand.";
const PLACE_GONE =
  "The place where these words stood is gone, so the decision cannot be taken back exactly. Nothing was undone.";

/**
 * Why this decision cannot be taken back exactly; null when it can. What was typed beside or inside its words meanwhile
 * does not matter; what was done to the words themselves does, because the suggestion would come back as another one.
 */
export function refusalOfTakingBack(doc: Y.Doc, hands: Hands, trace: ResolutionTrace): string | null {
  if (!factMap(doc, "accepted").has(trace.note)) return DONE_ALREADY;
  const facts = new Facts(doc, hands);
  const accepted = roots(facts, acceptedRuns(doc, trace));
  let [living, struck] = [0, 0];
  for (const stretch of livingWords(facts, idSet(accepted))) {
    living += stretch.length;
    if (facts.isStruck(stretch)) struck += stretch.length;
  }
  if (living < totalLength(accepted) || struck !== trace.struck) return WORDS_CHANGED;
  for (const line of trace.lines) {
    const marker = markerWithRoot(facts, line);
    if (!marker) return LINE_CHANGED;
    for (const [key, value] of Object.entries(line.after))
      if (JSON.stringify(marker.get(key) ?? null) !== JSON.stringify(value)) return LINE_CHANGED;
  }
  const found = FIELDS.reduce((sum, field) => sum + placesOfGone(doc, field, trace.gone).length, 0);
  return found < trace.gone.length ? PLACE_GONE : null;
}

/**
 * Makes what a resolution settled open again, under the document's present client id: what it accepted is pending, what it
 * deleted stands where it stood with its author and its past, and the suggestions are on the list. Ask first whether it can.
 */
export function takeBackResolution(doc: Y.Doc, hands: Hands, trace: ResolutionTrace): void {
  doc.transact(() => {
    for (const key of [trace.note, ...trace.accepted]) factMap(doc, "accepted").delete(key);
    for (const key of trace.inline) factMap(doc, "inline").delete(key);
    putBack(doc, trace.gone);
    // Under their own keys: their authors may withdraw them, and earlier decisions about parts of them go on counting.
    for (const [key, entry] of trace.deletions) factMap(doc, "deletions").set(key, entry);
    for (const [key, entry] of trace.formats) factMap(doc, "formats").set(key, entry);
    const facts = new Facts(doc, hands);
    for (const line of trace.lines) {
      const marker = markerWithRoot(facts, line);
      if (marker) setLineKeys(marker, line.before);
    }
  }, TAKEN_BACK);
}

/** Everything the decision made words of the story. */
const acceptedRuns = (doc: Y.Doc, { accept, accepted }: ResolutionTrace): IdRun[] =>
  accept ? accepted.flatMap((key) => readRuns(factMap(doc, "accepted").get(key))) : [];

/** Entries name words by the id they had and by their root; each word counts once. */
function roots(facts: Facts, runs: IdRun[]): IdRun[] {
  const seen = new Set<string>();
  const found: IdRun[] = [];
  for (const [client, clock, length] of runs)
    for (const stretch of facts.stretches(client, clock, length))
      for (let i = 0; i < stretch.length; i++) {
        const key = `${stretch.rootClient}:${stretch.rootClock + i}`;
        if (seen.has(key)) continue;
        seen.add(key);
        found.push([stretch.rootClient, stretch.rootClock + i, 1]);
      }
  return found;
}

function markerWithRoot(facts: Facts, { client, clock }: { client: number; clock: number }) {
  for (const { item } of livingWords(facts, idSet([[client, clock, 1]]))) {
    const marker = markerOf(item);
    if (marker) return marker;
  }
  return null;
}
