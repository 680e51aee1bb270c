import type { Crop } from "#lib/document/story/words.ts";
import { RENDITION_FORMATS, type RenditionFormat } from "#lib/newsroom/pictures/rendition-sizes.ts";

const PARTS = 10_000;
const ADDRESS = /^\/media\/([0-9a-z]{1,40})-(full|\d{1,5}(?:x\d{1,5}){3})-([1-9]\d{0,4})\.([a-z]{2,5})$/;

/** A crop as an address writes it, in ten-thousandths: `1250x0x7500x10000`; `full` without one. */
export function cropKey(crop?: Crop): string {
  if (!crop) return "full";
  const key = [crop.x, crop.y, crop.width, crop.height].map((part) => Math.round(part * PARTS)).join("x");
  return key === `0x0x${PARTS}x${PARTS}` ? "full" : key;
}

/** The crop that a key stands for: undefined for the whole picture, null when it is none. */
export function cropOfKey(key: string): Crop | undefined | null {
  if (key === "full") return undefined;
  const parts = key.split("x").map(Number);
  if (parts.length !== 4 || parts.some((part) => !Number.isInteger(part) || part < 0 || part > PARTS))
    return null;
  const [x, y, width, height] = parts.map((part) => part / PARTS) as [number, number, number, number];
  return width > 0 && height > 0 ? { x, y, width, height } : null;
}

/** Where readers find the bytes of a published picture. */
export const mediaAddress = (
  picture: { id: string },
  crop: Crop | undefined,
  width: number,
  format: RenditionFormat,
): string => `/media/${picture.id}-${cropKey(crop)}-${width}.${format}`;

export interface MediaAddress {
  pictureId: string;
  cropKey: string;
  width: number;
  format: RenditionFormat;
}

/** What a path asks for, or null when it is no such address. */
export function parseMediaAddress(path: string): MediaAddress | null {
  const parts = ADDRESS.exec(path);
  if (!parts) return null;
  const [, pictureId, key, width, format] = parts as unknown as [string, string, string, string, string];
  const known = RENDITION_FORMATS.find((name) => name === format);
  if (!known || cropOfKey(key) === null) return null;
  return { pictureId, cropKey: key, width: Number(width), format: known };
}
