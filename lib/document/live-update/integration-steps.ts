import * as Y from "yjs";
import { UnreadableUpdate } from "#lib/document/live-update/strict-decoder.ts";
import type { UpdatePlaces } from "#lib/document/suggestions/update-places.ts";
import { fieldText, isField, isSideMap, isFactMap } from "#lib/document/story/fields.ts";

/** Steps that judging and applying one message may take; about a fifth of a second. */
export const MOST_STEPS = 2_000_000;

/** Counts the steps of one message. Throws `UnreadableUpdate` ("too-much-at-once") when they are used up. */
export class Steps {
  #taken = 0;

  take(steps = 1): void {
    this.#taken += steps;
    if (this.#taken > MOST_STEPS) throw new UnreadableUpdate("too-much-at-once", "too many steps");
  }

  get taken(): number {
    return this.#taken;
  }
}

/**
 * Counts, without applying anything, how many neighbours Yjs will walk past to place the new items (`Item.integrate`).
 * An item that follows another as its first walks nowhere. One of several that follow the same walks past the others and
 * past what follows them: N such items cost N² / 2 steps, now and at every later opening of the story, so this is bounded.
 */
export function countIntegrationSteps(doc: Y.Doc, places: UpdatePlaces, steps: Steps): void {
  /** How many new items stand somewhere behind one known item (or at the beginning of one parent). */
  const behind = new Map<string, number>();
  const anchors = new Map<Y.Item | Y.GC, string>();
  const followed = new Set<string>();
  for (const item of places.inOrder) {
    if (!(item instanceof Y.Item)) continue;
    const { origin } = item;
    const before = origin ? places.newStructAt(origin) : null;
    const place = places.placeOf(item);
    const follows = origin ? `${origin.client}:${origin.clock}` : `start:${JSON.stringify(place)}`;
    const anchor = (before && anchors.get(before)) ?? follows;
    const isInside = before !== null && origin!.clock < before.id.clock + before.length - 1;
    const isFirst = !isInside && !followed.has(follows);
    const others = behind.get(anchor) ?? 0;
    steps.take(isFirst ? 1 : others + 1);
    if (!before && place) steps.take(knownSteps(doc, places, item, place));
    anchors.set(item, anchor);
    followed.add(follows);
    behind.set(anchor, others + 1);
  }
}

/** Moving so many structs in Yjs' list of a client takes about as long as a step. */
const MOVED_IN_A_STEP = 50;

/**
 * Counts the structs that Yjs moves along in its list of a client, for each item that is cut, and for each deletion, whose
 * remains are joined with their neighbours. A few kilobytes may cut thousands of items before hundreds of thousands.
 */
export function countMovedStructs(doc: Y.Doc, places: UpdatePlaces, steps: Steps): void {
  const added = new Map<number, number>();
  for (const { id } of places.part.structs) added.set(id.client, (added.get(id.client) ?? 0) + 1);
  const behind = ({ client, clock }: Y.ID): number => {
    const known = clock < Y.getState(doc.store, client) ? doc.store.clients.get(client)! : null;
    return (added.get(client) ?? 0) + (known ? known.length - Y.findIndexSS(known, clock) : 0);
  };
  const cut = (client: number, clock: number): void => {
    const id = Y.createID(client, clock);
    const struct = places.structAt(id);
    if (struct instanceof Y.Item && struct.id.clock < clock) steps.take(behind(id) / MOVED_IN_A_STEP);
  };
  for (const { origin, rightOrigin } of places.items()) {
    if (origin) cut(origin.client, origin.clock + 1);
    if (rightOrigin) cut(rightOrigin.client, rightOrigin.clock);
  }
  for (const [client, ranges] of places.part.deletions)
    for (const { clock, len } of ranges) {
      const first = places.structAt(Y.createID(client, clock));
      // It came deleted: nothing is cut, nor joined once more.
      if (first && isGone(first) && clock + len <= first.id.clock + first.length) continue;
      steps.take(behind(Y.createID(client, clock)) / MOVED_IN_A_STEP);
      cut(client, clock);
      cut(client, clock + len);
    }
}

const isGone = (struct: Y.Item | Y.GC): boolean =>
  struct instanceof Y.GC || struct.content instanceof Y.ContentDeleted;

type Place = NonNullable<ReturnType<UpdatePlaces["placeOf"]>>;

/** Past how many known items Yjs walks for an item that follows a known one, or stands at the beginning of its parent. */
function knownSteps(doc: Y.Doc, places: UpdatePlaces, item: Y.Item, place: Place): number {
  const left = item.origin ? places.knownAt(item.origin) : null;
  const right = item.rightOrigin ? places.knownAt(item.rightOrigin) : null;
  if (left && item.origin!.clock < left.id.clock + left.length - 1) {
    // Yjs cuts the left one; its rest is the next, and follows the same.
    if (right === left) return 0;
  }
  let next = left instanceof Y.Item ? left.right : firstIn(doc, places, place);
  const passed = new Set<Y.Item>();
  while (next && next !== right && passed.size < MOST_STEPS) {
    const { origin } = next;
    const isSibling = Y.compareIDs(origin, item.origin);
    const known = origin && !isSibling ? places.knownAt(origin) : null;
    if (!isSibling && !(known instanceof Y.Item && passed.has(known))) break;
    passed.add(next);
    next = next.right;
  }
  return passed.size;
}

/** The first item of a text, or the oldest value of a key: the two lists that Yjs walks. */
function firstIn(doc: Y.Doc, places: UpdatePlaces, place: Place): Y.Item | null {
  if ("gone" in place) return null;
  const type = "root" in place ? rootOf(doc, place.root) : typeIn(places.knownAt(place.holder));
  if (!type) return null;
  if (place.sub === null) return type._start;
  let first = type._map.get(place.sub) ?? null;
  while (first?.left) first = first.left;
  return first;
}

type ListOrMap = Pick<Y.Text, "_start" | "_map">;

const rootOf = (doc: Y.Doc, root: string): ListOrMap | null =>
  isField(root) ? fieldText(doc, root) : isFactMap(root) || isSideMap(root) ? doc.getMap(root) : null;

const typeIn = (holder: Y.Item | Y.GC | null): ListOrMap | null =>
  holder instanceof Y.Item && holder.content instanceof Y.ContentType ? holder.content.type : null;
