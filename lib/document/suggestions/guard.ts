import * as Y from "yjs";
import { GAP, gapAt } from "#lib/document/suggestions/gap.ts";
import { refusalOfDeletions } from "#lib/document/suggestions/guard-deletions.ts";
import { refusalOfFact, type FactJudge } from "#lib/document/suggestions/guard-facts.ts";
import { LineageJudge } from "#lib/document/suggestions/guard-lineage.ts";
import { UpdatePlaces, type Place } from "#lib/document/suggestions/update-places.ts";
import { isOwnSuggestion, type Writer, type WriterRights } from "#lib/document/suggestions/writer-rights.ts";
import { refusalOfDetail } from "#lib/document/story/details.ts";
import { isFactMap, isField, isSideMap, type Field, type SideMap } from "#lib/document/story/fields.ts";
import { LINE_KEYS } from "#lib/document/story/line-marker.ts";
import { refusalOfSource } from "#lib/document/story/sources.ts";

export { GAP };
export type { WriterRights } from "#lib/document/suggestions/writer-rights.ts";

const UNREADABLE = "The update cannot be read.";
const NOT_ALLOWED = "You may read this story but not write in it.";
const FOREIGN = "Words came under another person's name.";
const NO_PLACE = "Something was written outside the story.";

/**
 * Null when an update may be applied, otherwise a sentence. Judged from the decoded update and look-ups in the document,
 * without applying it. Structs and deletions the document knows already are resends and are not judged.
 *
 * Nothing an honest browser can send is refused, whatever was decided meanwhile: a suggested word that was accepted in
 * the instant its author deleted it goes through, and `restore.ts` brings it back.
 */
export function refusalOfUpdate(doc: Y.Doc, update: Uint8Array, rights: WriterRights): string | null {
  let decoded: ReturnType<typeof Y.decodeUpdate>;
  try {
    decoded = Y.decodeUpdate(update);
  } catch {
    // Garbage is refused like anything else that is not ours; nothing has touched the document.
    return UNREADABLE;
  }
  const fresh: [Y.Item, Writer][] = [];
  const arrived = new Map<number, number>();
  for (const struct of decoded.structs) {
    const { client, clock } = struct.id;
    const known = arrived.get(client) ?? Y.getState(doc.store, client);
    if (clock + struct.length <= known || struct instanceof Y.Skip) continue;
    if (!rights.mayEdit && !rights.maySuggest) return NOT_ALLOWED;
    const writer = writerOf(client, rights);
    if (!writer) return FOREIGN;
    if (clock > known) return gapAt(struct.id, rights);
    arrived.set(client, clock + struct.length);
    if (struct instanceof Y.Item) fresh.push([struct, writer]);
  }
  const structs = fresh.map(([struct]) => struct);
  const places = new UpdatePlaces(doc, structs, arrived);
  const judge = { doc, places, lineage: new LineageJudge(doc, places, rights.forgotten) };
  for (const [struct, writer] of fresh) {
    const place = places.placeOf(struct);
    const refusal = place
      ? refusalOfItem(judge, struct, place, writer)
      : gapAt(places.missing ?? struct.id, rights);
    if (refusal) return refusal;
  }
  return refusalOfDeletions(doc, places, decoded.ds, rights);
}

function writerOf(client: number, rights: WriterRights): Writer | null {
  const { mayEdit, maySuggest, editIds, suggestIds, hands, person } = rights;
  if (suggestIds.has(client) && (mayEdit || maySuggest)) return { person, edits: mayEdit, hands };
  if (editIds.has(client) && mayEdit) return { person, edits: true, hands };
  const hand = rights.mayRelay ? hands.get(client) : undefined;
  return hand ? { person: hand.person, edits: !hand.suggesting, hands } : null;
}

function refusalOfItem(judge: FactJudge, item: Y.Item, place: Place, writer: Writer): string | null {
  if ("gone" in place) return null;
  if ("holder" in place) return refusalOfLineKey(judge.places, item, place, writer);
  const { root, sub } = place;
  if (isField(root)) return sub === null ? refusalOfText(item, root) : NO_PLACE;
  if (sub === null) return NO_PLACE;
  if (isFactMap(root)) return refusalOfFact(judge, item, root, sub, writer);
  if (!isSideMap(root)) return NO_PLACE;
  if (!writer.edits) return "Somebody who only suggests cannot change the details or the sources.";
  return refusalOfSideValue(item, root, sub);
}

/** Known keys and sizes only: a detail is a line on a form. */
function refusalOfSideValue({ content }: Y.Item, map: SideMap, key: string): string | null {
  if (content instanceof Y.ContentDeleted) return null;
  if (!(content instanceof Y.ContentAny) || content.arr.length !== 1) return NO_PLACE;
  const value: unknown = content.arr[0];
  return map === "details" ? refusalOfDetail(key, value) : refusalOfSource(key, value);
}

const isPlainValue = ({ content }: Y.Item): boolean =>
  content instanceof Y.ContentAny || content instanceof Y.ContentDeleted;

/** Texts hold characters, and the body line markers. Formats are facts: as items of the text they leak. */
function refusalOfText({ content }: Y.Item, field: Field): string | null {
  if (content instanceof Y.ContentString || content instanceof Y.ContentDeleted) return null;
  if (field === "body" && content instanceof Y.ContentType && content.type instanceof Y.Map) return null;
  return "The text holds something that is neither words nor a line.";
}

function refusalOfLineKey(
  places: UpdatePlaces,
  item: Y.Item,
  { holder, sub }: { holder: Y.ID; sub: string | null },
  writer: Writer,
): string | null {
  const isKey = sub === "kind" || (LINE_KEYS as readonly (string | null)[]).includes(sub);
  if (!isKey || !isPlainValue(item)) return NO_PLACE;
  const known = places.itemAt(holder);
  if (known === null) return gapAt(holder, writer);
  // The line is gone already, and Yjs drops what is written into it.
  if (known instanceof Y.GC || known.content instanceof Y.ContentDeleted) return null;
  if (!places.isLineMarker(holder)) return NO_PLACE;
  if (writer.edits || isOwnSuggestion(holder.client, writer)) return null;
  return "Somebody who only suggests cannot change a line of the story.";
}
