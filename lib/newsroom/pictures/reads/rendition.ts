import { LRUCache } from "lru-cache";
import type { TaskOf } from "#lib/newsroom/pictures/reading/picture-tasks.ts";
import {
  isPictureFault,
  pictureWork,
  type AskProcess,
  type PictureLane,
} from "#lib/newsroom/pictures/reading/picture-work.ts";
import { originalKey, renditionKey, type RenditionOrder } from "#lib/newsroom/pictures/rendition-order.ts";
import { cropBox, RENDITION_TYPES } from "#lib/newsroom/pictures/rendition-sizes.ts";
import { xmpPacket } from "#lib/newsroom/pictures/xmp-packet.ts";
import { refuseWithoutRoom } from "#lib/platform/disk-room.ts";
import { digest } from "#lib/platform/ids.ts";
import { once } from "#lib/platform/process.ts";
import { refuse } from "#lib/platform/refusal.ts";
import { settings } from "#lib/platform/settings.ts";
import { storage } from "#lib/platform/storage.ts";

/** Counted up when the way of making renditions changes, so that old ones are not taken for new ones. */
const RECIPE = 1;
/** Bytes of renditions that are kept in memory because nobody published them. */
const IN_MEMORY = 48 << 20;
/** A picture that could not be made is not tried again at once by everyone who looks at its page. */
const FAILED_FOR_MS = 10 * 60_000;

const NO_ROOM =
  "The disk of the newsroom is almost full: no more sizes of pictures are made until there is room. Words are still saved.";
const NOT_MADE = "This picture could not be prepared just now. Try again in some minutes.";

export interface Rendition {
  bytes: Uint8Array;
  type: string;
  etag: string;
}

/** Who asks for a rendition, and what becomes of it. */
export interface RenditionWish {
  lane: Exclude<PictureLane, "arriving">;
  /** With whom others take turns: a person, or for readers the picture. */
  owner: string;
  /** Into the storage: what a publication or the library shows. All else is kept in memory for a while. */
  keep: boolean;
  /** Refuses when whoever asks may not have another one made. */
  mayMake?: () => Promise<void>;
}

/** The same order always has the same name, and another order another one. */
export function nameOf(order: RenditionOrder): string {
  const { contentHash, crop, width, format, about } = order;
  const box = cropBox(order.size, crop);
  return digest(JSON.stringify([RECIPE, contentHash, box, width, format, xmpPacket(about)])).slice(0, 40);
}

export const etagOf = (order: RenditionOrder): string => `"${nameOf(order)}"`;
export const keyOf = (order: RenditionOrder): string => renditionKey(order, nameOf(order));

const inMemory = () =>
  once(
    "renditions-in-memory",
    () =>
      new LRUCache<string, Uint8Array>({ maxSize: IN_MEMORY, sizeCalculation: ({ length }) => length + 1 }),
  );
const failed = () =>
  once("renditions-failed", () => new LRUCache<string, true>({ max: 1_000, ttl: FAILED_FOR_MS }));
const inWork = () => once("renditions-in-work", () => new Map<string, Promise<Uint8Array>>());

/** Made from the original, in the picture process. */
async function make(order: RenditionOrder, ask: AskProcess): Promise<Uint8Array> {
  const original = await storage().file(originalKey(order.contentHash));
  if (!original) throw new Error(`The original ${order.contentHash} is not in the storage.`);
  const task: TaskOf<"draw"> = {
    kind: "draw",
    path: original.path,
    box: cropBox(order.size, order.crop),
    width: order.width,
    format: order.format,
    xmp: xmpPacket(order.about),
  };
  try {
    return await ask(task);
  } finally {
    await original.release();
  }
}

async function makeAndKeep(order: RenditionOrder, key: string, wish: RenditionWish): Promise<Uint8Array> {
  if (failed().has(key)) refuse("unavailable", NOT_MADE);
  await wish.mayMake?.();
  // In a bucket they take no room here.
  if (!settings().s3) await refuseWithoutRoom(0, NO_ROOM);
  try {
    return await pictureWork(wish.lane, wish.owner, async (ask) => {
      const bytes = await make(order, ask);
      if (wish.keep) await storage().put(key, bytes);
      else inMemory().set(key, bytes);
      return bytes;
    });
  } catch (thrown) {
    if (!isPictureFault(thrown)) throw thrown;
    failed().set(key, true);
    return refuse("unavailable", NOT_MADE);
  }
}

/** A rendition's bytes: as kept, else made now, once however many ask in one lane. */
export async function rendition(order: RenditionOrder, wish: RenditionWish): Promise<Rendition> {
  const key = keyOf(order);
  const about = { type: RENDITION_TYPES[order.format], etag: etagOf(order) };
  const kept = inMemory().get(key) ?? (await storage().get(key));
  if (kept) return { bytes: kept, ...about };
  // Readers never wait for work that the newsroom asked for.
  const work = `${wish.lane} ${key}`;
  let making = inWork().get(work);
  if (!making) {
    making = makeAndKeep(order, key, wish).finally(() => inWork().delete(work));
    inWork().set(work, making);
  }
  return { bytes: await making, ...about };
}
