import * as Y from "yjs";
import { gapAt } from "#lib/document/suggestions/gap.ts";
import type { Place, UpdatePlaces } from "#lib/document/suggestions/update-places.ts";
import { isOwn, isOwnSuggestion, type WriterRights } from "#lib/document/suggestions/writer-rights.ts";
import { isFactMap, isField, type FactMap } from "#lib/document/story/fields.ts";

type DeleteSet = ReturnType<typeof Y.decodeUpdate>["ds"];

export const FOREIGN_WORDS = "Somebody who only suggests deleted words of the story.";
export const FOREIGN_FACT = "A fact of another person was taken away.";
const UNKNOWN_WORDS = "Words were deleted that nobody has written yet.";

/** Judges what an update really deletes. A handshake carries every deletion there ever was; those done already say nothing. */
export function refusalOfDeletions(
  doc: Y.Doc,
  places: UpdatePlaces,
  deletions: DeleteSet,
  rights: WriterRights,
): string | null {
  for (const [client, ranges] of deletions.clients) {
    const known = Y.getState(doc.store, client);
    for (const { clock, len } of ranges) {
      // Yjs would keep such a deletion and carry it out, unjudged, on whatever comes under these ids.
      if (clock + len > places.reach(client))
        return rights.mayEdit ? gapAt({ client }, rights) : UNKNOWN_WORDS;
      for (const item of livingItems(doc, client, clock, Math.min(clock + len, known))) {
        const refusal = refusalOfDeletion(places, item, rights);
        if (refusal) return refusal;
      }
    }
  }
  return null;
}

function* livingItems(doc: Y.Doc, client: number, from: number, to: number): Generator<Y.Item> {
  const structs = doc.store.clients.get(client);
  if (!structs || from >= to) return;
  for (let i = Y.findIndexSS(structs, from); i < structs.length && structs[i]!.id.clock < to; i++) {
    const struct = structs[i];
    if (struct instanceof Y.Item && !struct.deleted) yield struct;
  }
}

function refusalOfDeletion(places: UpdatePlaces, item: Y.Item, rights: WriterRights): string | null {
  if (!rights.mayEdit && !rights.maySuggest) return "You may read this story but not write in it.";
  const place = places.placeOfItem(item);
  if ("holder" in place) return refusalInLine(places, place, rights);
  if ("gone" in place) return null;
  if (isField(place.root))
    return rights.mayEdit || isOwnSuggestion(item.id.client, rights) ? null : FOREIGN_WORDS;
  if (isFactMap(place.root)) {
    return isOwn(item.id.client, rights) || isInOwnName(item, place.root, rights) ? null : FOREIGN_FACT;
  }
  return rights.mayEdit ? null : "Somebody who only suggests cannot change the details or the sources.";
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
): string | null {
  if (rights.mayEdit || !places.isLineMarker(place.holder)) return null;
  return isOwnSuggestion(place.holder.client, rights) ? null : FOREIGN_WORDS;
}
