import * as Y from "yjs";
import { livingItems, type NewPart } from "#lib/document/live-update/new-part.ts";
import { gapAt, type RefusalCode } from "#lib/document/suggestions/refusal-code.ts";
import type { Place, UpdatePlaces } from "#lib/document/suggestions/update-places.ts";
import { isOwn, isOwnSuggestion, type WriterRights } from "#lib/document/suggestions/writer-rights.ts";
import { isFactMap, isField, type FactMap } from "#lib/document/story/fields.ts";

/** Judges what an update really deletes. */
export function refusalOfDeletions(
  doc: Y.Doc,
  places: UpdatePlaces,
  deletions: NewPart["deletions"],
  rights: WriterRights,
): RefusalCode | null {
  for (const [client, ranges] of deletions) {
    for (const { clock, len } of ranges) {
      // Yjs would keep such a deletion and carry it out, unjudged, on whatever comes under these ids.
      if (clock + len > places.reach(client))
        return rights.mayEdit ? gapAt({ client }, rights) : "deletes-unwritten";
      if (places.cutsCharacter(client, clock) || places.cutsCharacter(client, clock + len))
        return "splits-character";
      for (const item of livingItems(doc, client, clock, clock + len)) {
        const refusal = refusalOfDeletion(places, item, rights);
        if (refusal) return refusal;
      }
    }
  }
  return null;
}

function refusalOfDeletion(places: UpdatePlaces, item: Y.Item, rights: WriterRights): RefusalCode | null {
  if (!rights.mayEdit && !rights.maySuggest) return "may-not-write";
  const place = places.placeOfItem(item);
  if ("holder" in place) return refusalInLine(places, place, rights);
  if ("gone" in place) return null;
  if (isField(place.root))
    return rights.mayEdit || isOwnSuggestion(item.id.client, rights) ? null : "suggester-deletes";
  if (isFactMap(place.root)) {
    return isOwn(item.id.client, rights) || isInOwnName(item, place.root, rights)
      ? null
      : "anothers-fact-deleted";
  }
  return rights.mayEdit ? null : "suggester-details";
}

/** What the server wrote in somebody's name (a suggestion it put back) is theirs to withdraw. */
function isInOwnName({ content }: Y.Item, map: FactMap, { person }: WriterRights): boolean {
  if ((map !== "deletions" && map !== "formats") || !(content instanceof Y.ContentAny)) return false;
  const [value] = content.arr as ({ by?: unknown } | null | undefined)[];
  return value?.by === person;
}

/** A marker's keys go with it, and an editor may have set some of them on a line that is still a suggestion. */
function refusalInLine(
  places: UpdatePlaces,
  place: Place & { holder: Y.ID },
  rights: WriterRights,
): RefusalCode | null {
  if (rights.mayEdit || !places.isLineMarker(place.holder)) return null;
  return isOwnSuggestion(place.holder.client, rights) ? null : "suggester-deletes";
}
