import * as Y from "yjs";
import type { NewPart } from "#lib/document/live-update/new-part.ts";
import { readLineageRows, type LineageRow } from "#lib/document/story/fact-entries.ts";
import { FACT_MAPS, FIELDS, SIDE_MAPS } from "#lib/document/story/fields.ts";

/**
 * Where a struct belongs: in a root type (`sub`: the key of a map), or in the type that another item holds. "gone": its
 * neighbour has been garbage collected, so Yjs will drop it too.
 */
export type Place =
  { root: string; sub: string | null } | { holder: Y.ID; sub: string | null } | { gone: true };

interface NewStruct {
  struct: Y.Item | Y.GC;
  /** Undefined until everything it depends on has its place. */
  place: Place | undefined;
}

const NOWHERE: Place = { root: "?", sub: null };
const GONE: Place = { gone: true };

/** Finds where new structs belong, from the new part of an update and the document, without applying anything. */
export class UpdatePlaces {
  readonly part: NewPart;
  readonly #doc: Y.Doc;
  readonly #roots = new Map<unknown, string>();
  readonly #new = new Map<number, NewStruct[]>();
  /** The new structs in an order in which each can be applied; what depends on missing words is not among them. */
  readonly inOrder: (Y.Item | Y.GC)[] = [];

  constructor(doc: Y.Doc, part: NewPart) {
    this.#doc = doc;
    this.part = part;
    for (const field of FIELDS) this.#roots.set(doc.getText(field), field);
    for (const name of [...FACT_MAPS, ...SIDE_MAPS]) this.#roots.set(doc.getMap(name), name);
    for (const struct of part.structs) {
      const block = this.#new.get(struct.id.client);
      if (block) block.push({ struct, place: undefined });
      else this.#new.set(struct.id.client, [{ struct, place: undefined }]);
    }
    this.#settle();
  }

  /**
   * As Yjs goes on with another client where the next item of one must wait, but with a loop: stories are long. Whoever
   * waits is asked again only once what it waits for has its place: thousands of clients may wait for one another.
   */
  #settle(): void {
    const next = new Map<number, number>();
    const waiting = new Map<NewStruct, number[]>();
    const ready = [...this.#new.keys()];
    // It grows while it is walked.
    for (const client of ready) {
      const block = this.#new.get(client)!;
      let at = next.get(client) ?? 0;
      for (; at < block.length; at++) {
        const entry = block[at]!;
        const missing = this.missingFor(entry.struct);
        if (missing) {
          const awaited = this.#newAt(missing);
          const others = awaited && waiting.get(awaited);
          if (others) others.push(client);
          else if (awaited) waiting.set(awaited, [client]);
          break;
        }
        entry.place = this.#placeOf(entry.struct);
        this.inOrder.push(entry.struct);
        for (const other of waiting.get(entry) ?? []) ready.push(other);
      }
      next.set(client, at);
    }
  }

  /** The first id that a struct depends on and that is neither known nor has its place by now. */
  missingFor(struct: Y.Item | Y.GC): Y.ID | null {
    if (!(struct instanceof Y.Item)) return null;
    const parent = struct.parent as unknown;
    for (const id of [struct.origin, struct.rightOrigin, parent instanceof Y.ID ? parent : null]) {
      if (!id || id.clock < Y.getState(this.#doc.store, id.client)) continue;
      if (this.#newAt(id)?.place === undefined) return id;
    }
    return null;
  }

  /** The place of a new struct; null when it depends on something that nobody has sent. */
  placeOf(struct: Y.Item): Place | null {
    return this.#newAt(struct.id)?.place ?? null;
  }

  #placeOf(struct: Y.Item | Y.GC): Place {
    if (!(struct instanceof Y.Item)) return GONE;
    const parent = struct.parent as unknown;
    if (typeof parent === "string") return { root: parent, sub: struct.parentSub };
    if (parent instanceof Y.ID) return { holder: parent, sub: struct.parentSub };
    const left = struct.origin ? this.#placeAt(struct.origin) : null;
    const right = struct.rightOrigin ? this.#placeAt(struct.rightOrigin) : null;
    if (!left || !right) return left ?? right ?? NOWHERE;
    // Yjs drops what has a collected neighbour on either side; otherwise both must stand in the same place.
    if ("gone" in left || "gone" in right) return "gone" in left ? left : right;
    return JSON.stringify(left) === JSON.stringify(right) ? left : NOWHERE;
  }

  #placeAt(id: Y.ID): Place {
    const entry = this.#newAt(id);
    if (entry) return entry.place ?? NOWHERE;
    const item = this.knownAt(id);
    return item instanceof Y.Item ? this.placeOfItem(item) : GONE;
  }

  placeOfItem(item: Y.Item): Place {
    const root = this.#roots.get(item.parent);
    if (root !== undefined) return { root, sub: item.parentSub };
    const holder = (item.parent as Y.AbstractType<unknown> | null)?._item;
    return holder ? { holder: holder.id, sub: item.parentSub } : { root: "?", sub: item.parentSub };
  }

  #newAt({ client, clock }: Y.ID): NewStruct | null {
    const block = this.#new.get(client);
    if (!block) return null;
    let low = 0;
    let high = block.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (block[middle]!.struct.id.clock <= clock) low = middle + 1;
      else high = middle;
    }
    const found = block[low - 1];
    return found && clock < found.struct.id.clock + found.struct.length ? found : null;
  }

  newStructAt(id: Y.ID): Y.Item | Y.GC | null {
    return this.#newAt(id)?.struct ?? null;
  }

  /** The struct in the document that holds this id; null when the document does not know it. */
  knownAt({ client, clock }: Y.ID): Y.Item | Y.GC | null {
    if (clock >= Y.getState(this.#doc.store, client)) return null;
    const structs = this.#doc.store.clients.get(client)!;
    return structs[Y.findIndexSS(structs, clock)] as Y.Item | Y.GC;
  }

  /** The struct with this id, new or known; null when nobody has sent it. */
  structAt(id: Y.ID): Y.Item | Y.GC | null {
    return this.newStructAt(id) ?? this.knownAt(id);
  }

  /** Is this the id of a line marker in the body, new or known? */
  isLineMarker(id: Y.ID): boolean {
    const entry = this.#newAt(id);
    const item = entry?.struct ?? this.knownAt(id);
    if (!(item instanceof Y.Item)) return false;
    const place = entry ? entry.place : this.placeOfItem(item);
    const isMap = item.content instanceof Y.ContentType && item.content.type instanceof Y.Map;
    return isMap && place !== undefined && "root" in place && place.root === "body" && place.sub === null;
  }

  /** Does this id begin with the second half of a character? Yjs spoils both halves when it cuts between them. */
  cutsCharacter(client: number, clock: number): boolean {
    const item = this.structAt(Y.createID(client, clock));
    if (!(item instanceof Y.Item) || !(item.content instanceof Y.ContentString)) return false;
    const at = clock - item.id.clock;
    return at > 0 && /^[\uD800-\uDBFF][\uDC00-\uDFFF]$/.test(item.content.str.slice(at - 1, at + 1));
  }

  /** How far this client's ids reach once the update is applied. */
  reach(client: number): number {
    return this.part.reach.get(client) ?? Y.getState(this.#doc.store, client);
  }

  /** How many ids from this one on come with the update; 0 when this one does not. */
  newFrom(client: number, clock: number): number {
    const reach = this.reach(client);
    return clock >= Y.getState(this.#doc.store, client) && clock < reach ? reach - clock : 0;
  }

  /** The new items. */
  *items(): Generator<Y.Item> {
    for (const struct of this.part.structs) if (struct instanceof Y.Item) yield struct;
  }
}

/** What the new items say about the past of words. */
export function lineageIn(places: UpdatePlaces): LineageRow[] {
  const rows: LineageRow[] = [];
  for (const item of places.items()) {
    const place = places.placeOf(item);
    if (place && "root" in place && place.root === "lineage" && item.content instanceof Y.ContentAny)
      for (const value of item.content.arr) rows.push(...readLineageRows(value));
  }
  return rows;
}
