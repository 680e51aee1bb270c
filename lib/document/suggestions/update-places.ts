import * as Y from "yjs";
import { FACT_MAPS, FIELDS, SIDE_MAPS } from "#lib/document/story/fields.ts";

/**
 * Where a struct belongs: in a root type (`sub`: the key of a map), or in the type that another item holds. "gone": its
 * neighbour has been garbage collected, so Yjs will drop it too.
 */
export type Place =
  { root: string; sub: string | null } | { holder: Y.ID; sub: string | null } | { gone: true };

interface Fresh {
  struct: Y.Item;
  /** Undefined until somebody asks. */
  place: Place | null | undefined;
}

const NOWHERE: Place = { root: "?", sub: null };

/** Finds where new structs belong, from the update and the document, without applying anything. */
export class UpdatePlaces {
  readonly #doc: Y.Doc;
  readonly #roots = new Map<unknown, string>();
  readonly #fresh = new Map<number, Fresh[]>();
  readonly #arrived: ReadonlyMap<number, number>;
  /** What the last item without a place follows and nobody has sent. */
  missing: Y.ID | null = null;

  /**
   * `structs`: the new items of the update, in ascending clocks for each client. `arrived`: how far the ids of each client
   * reach once it is applied.
   */
  constructor(doc: Y.Doc, structs: readonly Y.Item[], arrived: ReadonlyMap<number, number>) {
    this.#doc = doc;
    this.#arrived = arrived;
    for (const field of FIELDS) this.#roots.set(doc.getText(field), field);
    for (const name of [...FACT_MAPS, ...SIDE_MAPS]) this.#roots.set(doc.getMap(name), name);
    for (const struct of structs) {
      const known = this.#fresh.get(struct.id.client);
      if (known) known.push({ struct, place: undefined });
      else this.#fresh.set(struct.id.client, [{ struct, place: undefined }]);
    }
  }

  /** The place of a new item; null when it follows something that nobody has sent. */
  placeOf(struct: Y.Item): Place | null {
    const fresh = this.#freshAt(struct.id);
    return fresh ? this.#resolve(fresh) : null;
  }

  /**
   * An item stands where its neighbour stands, and so on to one whose place is known. Followed with a loop and not by
   * recursion: every letter of a long story may follow the one before it.
   */
  #resolve(fresh: Fresh): Place | null {
    const path: Fresh[] = [];
    let place: Place | null | undefined;
    for (let at: Fresh = fresh; ;) {
      place = at.place;
      if (place !== undefined) break;
      path.push(at);
      // Set while it is followed, so that neighbours in a circle (nobody honest sends them) lead nowhere.
      at.place = null;
      const parent = at.struct.parent as unknown;
      if (typeof parent === "string") place = { root: parent, sub: at.struct.parentSub };
      else if (parent instanceof Y.ID) place = { holder: parent, sub: at.struct.parentSub };
      if (place) break;
      const neighbour = at.struct.origin ?? at.struct.rightOrigin;
      const next = neighbour ? this.#freshAt(neighbour) : null;
      if (!next) {
        place = neighbour ? this.#placeOfKnown(neighbour) : null;
        break;
      }
      at = next;
    }
    for (const step of path) step.place = place;
    return this.#agreesWithRight(fresh, place);
  }

  /** Neighbours on both sides must stand in the same place. */
  #agreesWithRight({ struct }: Fresh, place: Place | null): Place | null {
    if (!struct.origin || !struct.rightOrigin || !place || "gone" in place) return place;
    const right = this.#freshAt(struct.rightOrigin);
    const other = right ? (right.place ?? null) : this.#placeOfKnown(struct.rightOrigin);
    // A right neighbour that is new as well is judged by its own turn.
    if (other === null) return right ? place : null;
    return "gone" in other || JSON.stringify(other) === JSON.stringify(place) ? place : NOWHERE;
  }

  #placeOfKnown(id: Y.ID): Place | null {
    const item = this.#itemAt(id);
    if (item === null) this.missing = id;
    return item === null ? null : item instanceof Y.Item ? this.placeOfItem(item) : { gone: true };
  }

  placeOfItem(item: Y.Item): Place {
    const root = this.#roots.get(item.parent);
    if (root !== undefined) return { root, sub: item.parentSub };
    const holder = (item.parent as Y.AbstractType<unknown> | null)?._item;
    return holder ? { holder: holder.id, sub: item.parentSub } : { root: "?", sub: item.parentSub };
  }

  #freshAt({ client, clock }: Y.ID): Fresh | null {
    const known = this.#fresh.get(client);
    if (!known) return null;
    let low = 0;
    let high = known.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (known[middle]!.struct.id.clock <= clock) low = middle + 1;
      else high = middle;
    }
    const found = known[low - 1];
    return found && clock < found.struct.id.clock + found.struct.length ? found : null;
  }

  /** The item with this id, new or old; null when nobody has sent it. */
  itemAt(id: Y.ID): Y.Item | Y.GC | null {
    return this.#freshAt(id)?.struct ?? this.#itemAt(id);
  }

  #itemAt({ client, clock }: Y.ID): Y.Item | Y.GC | null {
    if (clock >= Y.getState(this.#doc.store, client)) return null;
    const structs = this.#doc.store.clients.get(client)!;
    return structs[Y.findIndexSS(structs, clock)] as Y.Item | Y.GC;
  }

  /** Is this the id of a line marker in the body, new or old? */
  isLineMarker(id: Y.ID): boolean {
    const fresh = this.#freshAt(id);
    const item = fresh?.struct ?? this.#itemAt(id);
    if (!(item instanceof Y.Item)) return false;
    const place = fresh ? this.#resolve(fresh) : this.placeOfItem(item);
    const isMap = item.content instanceof Y.ContentType && item.content.type instanceof Y.Map;
    return isMap && place !== null && "root" in place && place.root === "body" && place.sub === null;
  }

  /** How far this client's ids reach once the update is applied. */
  reach(client: number): number {
    return this.#arrived.get(client) ?? Y.getState(this.#doc.store, client);
  }

  /** Has this id come with the update? */
  isFresh(client: number, clock: number): boolean {
    return clock >= Y.getState(this.#doc.store, client) && clock < this.reach(client);
  }

  /** The new items of the update. */
  *items(): Generator<Y.Item> {
    for (const fresh of this.#fresh.values()) for (const { struct } of fresh) yield struct;
  }
}
