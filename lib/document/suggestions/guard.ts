import * as Y from "yjs";
import { countOverlaps } from "#lib/document/live-update/fact-overlaps.ts";
import {
  countIntegrationSteps,
  countMovedStructs,
  Steps,
} from "#lib/document/live-update/integration-steps.ts";
import { UnreadableUpdate } from "#lib/document/live-update/strict-decoder.ts";
import { refusalOfDeletions } from "#lib/document/suggestions/guard-deletions.ts";
import { refusalOfFact, type FactJudge } from "#lib/document/suggestions/guard-facts.ts";
import { LineageJudge } from "#lib/document/suggestions/guard-lineage.ts";
import { gapAt, type RefusalCode } from "#lib/document/suggestions/refusal-code.ts";
import type { Place, UpdatePlaces } from "#lib/document/suggestions/update-places.ts";
import { isOwnSuggestion, type Writer, type WriterRights } from "#lib/document/suggestions/writer-rights.ts";
import { refusalOfDetail } from "#lib/document/story/details.ts";
import type { Facts } from "#lib/document/story/facts.ts";
import { isFactMap, isField, isSideMap, type Field, type SideMap } from "#lib/document/story/fields.ts";
import { LINE_KEYS } from "#lib/document/story/line-marker.ts";
import { refusalOfSource } from "#lib/document/story/sources.ts";

export type { WriterRights } from "#lib/document/suggestions/writer-rights.ts";

/**
 * Null when the new part of an update may be applied, otherwise why not. Judged from what was read and from look-ups in
 * the document, without applying anything. `places` is asked for the part that is judged; `steps` counts the work.
 *
 * Nothing an honest browser can send is refused, whatever was decided meanwhile: a suggested word that was accepted in
 * the instant its author deleted it goes through, and `restore.ts` brings it back.
 */
export function refusalOf(
  facts: Facts,
  places: UpdatePlaces,
  rights: WriterRights,
  steps = new Steps(),
): RefusalCode | null {
  try {
    return judged(facts, places, rights, steps);
  } catch (thrown) {
    if (thrown instanceof UnreadableUpdate) return thrown.code;
    throw thrown;
  }
}

function judged(facts: Facts, places: UpdatePlaces, rights: WriterRights, steps: Steps): RefusalCode | null {
  const { doc } = facts;
  const { part } = places;
  const writers = new Map<number, Writer>();
  for (const client of part.clients) {
    if (!rights.mayEdit && !rights.maySuggest) return "may-not-write";
    const writer = writerOf(client, rights);
    if (!writer) return "another-name";
    writers.set(client, writer);
  }
  if (part.gap) return gapAt(part.gap, rights);
  if (places.inOrder.length < part.structs.length) return gapAt(missingIn(places), rights);
  countIntegrationSteps(doc, places, steps);
  countMovedStructs(doc, places, steps);
  countOverlaps(facts, places, steps);
  const judge: FactJudge = {
    facts,
    places,
    lineage: new LineageJudge(facts, places, rights.forgotten, steps),
  };
  for (const item of places.items()) {
    const refusal =
      refusalOfNeighbours(places, item) ??
      refusalOfItem(judge, item, places.placeOf(item)!, writers.get(item.id.client)!);
    if (refusal) return refusal;
  }
  return refusalOfDeletions(doc, places, part.deletions, rights);
}

/** What the structs that could not be placed wait for: ids that did not come, before those that only wait in a circle. */
function missingIn(places: UpdatePlaces): Y.ID {
  let circle: Y.ID | null = null;
  for (const struct of places.part.structs) {
    const missing = places.missingFor(struct);
    if (missing && !places.newStructAt(missing)) return missing;
    circle ??= missing;
  }
  return circle!;
}

function writerOf(client: number, rights: WriterRights): Writer | null {
  const { mayEdit, maySuggest, editIds, suggestIds, hands, person } = rights;
  if (suggestIds.has(client) && (mayEdit || maySuggest)) return { person, edits: mayEdit, hands };
  if (editIds.has(client) && mayEdit) return { person, edits: true, hands };
  const hand = rights.mayRelay ? hands.get(client) : undefined;
  return hand ? { person: hand.person, edits: !hand.suggesting, hands } : null;
}

/** Yjs cuts the item that a new one stands in, and a cut through a pair of surrogates spoils somebody's character. */
function refusalOfNeighbours(places: UpdatePlaces, { origin, rightOrigin }: Y.Item): RefusalCode | null {
  const isSpoilt =
    (origin !== null && places.cutsCharacter(origin.client, origin.clock + 1)) ||
    (rightOrigin !== null && places.cutsCharacter(rightOrigin.client, rightOrigin.clock));
  return isSpoilt ? "splits-character" : null;
}

function refusalOfItem(judge: FactJudge, item: Y.Item, place: Place, writer: Writer): RefusalCode | null {
  if ("gone" in place) return null;
  if ("holder" in place) return refusalOfLineKey(judge.places, item, place, writer);
  const { root, sub } = place;
  if (isField(root)) return sub === null ? refusalOfText(judge, item, root) : "outside-story";
  if (sub === null) return "outside-story";
  if (isFactMap(root)) return refusalOfFact(judge, item, root, sub, writer);
  if (!isSideMap(root)) return "outside-story";
  return writer.edits ? refusalOfSideValue(item, root, sub) : "suggester-details";
}

/** Known keys and sizes only: a detail is a line on a form. */
function refusalOfSideValue({ content }: Y.Item, map: SideMap, key: string): RefusalCode | null {
  if (content instanceof Y.ContentDeleted) return null;
  if (!(content instanceof Y.ContentAny)) return "outside-story";
  const refusalOfValue = map === "details" ? refusalOfDetail : refusalOfSource;
  return content.arr.some((value) => refusalOfValue(key, value) !== null) ? "unsound-detail" : null;
}

const isPlainValue = ({ content }: Y.Item): boolean =>
  content instanceof Y.ContentAny || content instanceof Y.ContentDeleted;

/** Texts hold characters, and the body line markers. Formats are facts: as items of the text they leak. */
function refusalOfText({ facts }: FactJudge, item: Y.Item, field: Field): RefusalCode | null {
  const { content, id, length } = item;
  if (content instanceof Y.ContentDeleted) return null;
  // Said of ids before words came under them, their past would be that of any other words.
  if (facts.index.lineage.touches(id.client, id.clock, id.clock + length)) return "past-of-other-words";
  if (content instanceof Y.ContentString) return null;
  if (field === "body" && content instanceof Y.ContentType && content.type instanceof Y.Map) return null;
  return "not-words";
}

function refusalOfLineKey(
  places: UpdatePlaces,
  item: Y.Item,
  { holder, sub }: { holder: Y.ID; sub: string | null },
  writer: Writer,
): RefusalCode | null {
  const isKey = sub === "kind" || (LINE_KEYS as readonly (string | null)[]).includes(sub);
  if (!isKey || !isPlainValue(item)) return "outside-story";
  const line = places.structAt(holder);
  if (line === null) return gapAt(holder, writer);
  // The line is gone already, and Yjs drops what is written into it.
  if (line instanceof Y.GC || line.content instanceof Y.ContentDeleted) return null;
  if (!places.isLineMarker(holder)) return "outside-story";
  return writer.edits || isOwnSuggestion(holder.client, writer) ? null : "suggester-line";
}
