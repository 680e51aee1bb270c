import sharp from "sharp";
import { MAX_PIXELS } from "#lib/newsroom/pictures/accepted-pictures.ts";
import { pictureWork } from "#lib/newsroom/pictures/reading/picture-work.ts";
import { originalKey, type RenditionOrder } from "#lib/newsroom/pictures/rendition-order.ts";
import { cropBox, RENDITION_TYPES } from "#lib/newsroom/pictures/rendition-sizes.ts";
import { xmpPacket } from "#lib/newsroom/pictures/xmp-packet.ts";
import { digest } from "#lib/platform/ids.ts";
import { once } from "#lib/platform/process.ts";
import { storage } from "#lib/platform/storage.ts";

/** Counted up when the way of making renditions changes, so that old ones are not taken for new ones. */
const RECIPE = 1;

export interface Rendition {
  bytes: Uint8Array;
  type: string;
  etag: string;
}

/** The same order always has the same name, and another order another one. */
export function nameOf(order: RenditionOrder): string {
  const { contentHash, crop, width, format, about } = order;
  const box = cropBox(order.size, crop);
  return digest(JSON.stringify([RECIPE, contentHash, box, width, format, xmpPacket(about)])).slice(0, 40);
}

export const etagOf = (order: RenditionOrder): string => `"${nameOf(order)}"`;

/**
 * Makes it from the original: upright, cropped, never enlarged, in sRGB, without anything the file brought with it (where
 * it was taken above all), and with our own words on whom to credit.
 */
async function make(order: RenditionOrder): Promise<Uint8Array> {
  const original = await storage().get(originalKey(order.contentHash));
  if (!original) throw new Error(`The original ${order.contentHash} is not in the storage.`);
  const box = cropBox(order.size, order.crop);
  const upright = sharp(original, { limitInputPixels: MAX_PIXELS, failOn: "error" })
    .autoOrient()
    .extract(box)
    .resize({ width: Math.min(order.width, box.width), withoutEnlargement: true })
    .toColourspace("srgb")
    .withXmp(xmpPacket(order.about));
  const drawn =
    order.format === "webp"
      ? upright.webp({ quality: 78 })
      : upright.flatten({ background: "white" }).jpeg({ quality: 80, mozjpeg: true });
  return await drawn.toBuffer();
}

/** A rendition's bytes: from the storage, else made now, once however many ask. */
export async function rendition(order: RenditionOrder): Promise<Rendition> {
  const name = nameOf(order);
  const hash = order.contentHash;
  const key = `rendition/${hash.slice(0, 2)}/${hash}/${name}.${order.format}`;
  const type = RENDITION_TYPES[order.format];
  const etag = `"${name}"`;
  const stored = await storage().get(key);
  if (stored) return { bytes: stored, type, etag };

  const inWork = once("renditions-in-work", () => new Map<string, Promise<Uint8Array>>());
  let making = inWork.get(key);
  if (!making) {
    making = pictureWork(async () => {
      const bytes = await make(order);
      await storage().put(key, bytes);
      return bytes;
    }).finally(() => inWork.delete(key));
    inWork.set(key, making);
  }
  return { bytes: await making, type, etag };
}
