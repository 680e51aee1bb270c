import * as encoding from "lib0/encoding";
import * as Y from "yjs";
import type { DeletedRange, ReadUpdate } from "#lib/document/live-update/read-update.ts";

/**
 * What an update says that a document does not know yet. Only this is judged, and only this is applied: a resend may say
 * whatever it likes about what is known, Yjs never sees it.
 */
export interface NewPart {
  /** Unknown structs, each without the part of it that is known; ascending clocks for each client. */
  structs: (Y.Item | Y.GC)[];
  /** How far the ids of each client of `structs` reach once they are applied. */
  reach: ReadonlyMap<number, number>;
  /** Every client under whose ids something unknown came, also what cannot be applied yet. */
  clients: ReadonlySet<number>;
  /** The first id under which something came too early: what this client wrote before it is missing. */
  gap: Y.ID | null;
  /** Ranges in which something lives that is known, or that are not known to their end. */
  deletions: ReadonlyMap<number, readonly DeletedRange[]>;
}

export const isResend = (part: NewPart): boolean => part.clients.size === 0 && part.deletions.size === 0;

export function newPartOf(doc: Y.Doc, update: ReadUpdate): NewPart {
  const structs: (Y.Item | Y.GC)[] = [];
  const reach = new Map<number, number>();
  const clients = new Set<number>();
  let gap: Y.ID | null = null;
  for (const struct of update.structs) {
    const { client, clock } = struct.id;
    const known = reach.get(client) ?? Y.getState(doc.store, client);
    if (struct instanceof Y.Skip || clock + struct.length <= known) continue;
    clients.add(client);
    if (clock > known) {
      gap ??= struct.id;
      continue;
    }
    structs.push(clock < known ? withoutKnown(struct as Y.Item | Y.GC, known - clock) : (struct as Y.Item));
    reach.set(client, clock + struct.length);
  }
  const deletions = new Map<number, DeletedRange[]>();
  for (const [client, ranges] of update.deletions) {
    const state = Y.getState(doc.store, client);
    const open = ranges.filter(
      ({ clock, len }) => clock + len > state || !livingItems(doc, client, clock, clock + len).next().done,
    );
    if (open.length > 0) deletions.set(client, open);
  }
  return { structs, reach, clients, gap, deletions };
}

/** As Yjs writes the rest of an item of which the first part is known: it follows that part. */
function withoutKnown(struct: Y.Item | Y.GC, offset: number): Y.Item | Y.GC {
  const { client, clock } = struct.id;
  const id = Y.createID(client, clock + offset);
  if (struct instanceof Y.GC) return new Y.GC(id, struct.length - offset);
  const before = Y.createID(client, clock + offset - 1);
  return new Y.Item(
    id,
    null,
    before,
    null,
    struct.rightOrigin,
    null,
    null,
    struct.content.copy().splice(offset),
  );
}

/** The items that live under these ids, known ones only. */
export function* livingItems(doc: Y.Doc, client: number, from: number, to: number): Generator<Y.Item> {
  const structs = doc.store.clients.get(client);
  if (!structs || from >= Math.min(to, Y.getState(doc.store, client))) return;
  for (let i = Y.findIndexSS(structs, from); i < structs.length && structs[i]!.id.clock < to; i++) {
    const struct = structs[i];
    if (struct instanceof Y.Item && !struct.deleted) yield struct;
  }
}

/** The new part as a Yjs update (format 1) of its own. */
export function encodeNewPart({ structs, deletions }: NewPart): Uint8Array {
  const encoder = new Y.UpdateEncoderV1();
  const blocks = new Map<number, (Y.Item | Y.GC)[]>();
  for (const struct of structs) {
    const block = blocks.get(struct.id.client);
    if (block) block.push(struct);
    else blocks.set(struct.id.client, [struct]);
  }
  encoding.writeVarUint(encoder.restEncoder, blocks.size);
  for (const [client, block] of [...blocks].sort(([a], [b]) => b - a)) {
    encoding.writeVarUint(encoder.restEncoder, block.length);
    encoder.writeClient(client);
    encoding.writeVarUint(encoder.restEncoder, block[0]!.id.clock);
    for (const struct of block) struct.write(encoder, 0);
  }
  encoding.writeVarUint(encoder.restEncoder, deletions.size);
  for (const [client, ranges] of deletions) {
    encoder.resetDsCurVal();
    encoding.writeVarUint(encoder.restEncoder, client);
    encoding.writeVarUint(encoder.restEncoder, ranges.length);
    for (const { clock, len } of ranges) {
      encoder.writeDsClock(clock);
      encoder.writeDsLen(len);
    }
  }
  return encoder.toUint8Array();
}

/** Applying left another state than the judge expected. Nothing of it may be kept. */
export class AppliedDifferently extends Error {}

/**
 * Applies what was judged, and looks whether just that was applied. Throws `AppliedDifferently` (or what Yjs throws) when
 * not: the document is of no use then and must be given up, with whatever it emitted meanwhile.
 */
export function applyNewPart(doc: Y.Doc, part: NewPart, origin: unknown): void {
  const { store } = doc;
  // A story that was stored with a gap keeps what follows the gap aside; these words may fill it.
  const wasWhole = store.pendingStructs === null && store.pendingDs === null;
  Y.applyUpdate(doc, encodeNewPart(part), origin);
  for (const [client, reach] of part.reach) {
    const state = Y.getState(store, client);
    if (wasWhole ? state !== reach : state < reach) throw new AppliedDifferently("another state");
  }
  if (wasWhole && (store.pendingStructs !== null || store.pendingDs !== null))
    throw new AppliedDifferently("something waits");
}
