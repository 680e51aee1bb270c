import type { Crop } from "#lib/document/story/words.ts";

/** The widths in pixels in which pictures are made. */
export const RENDITION_WIDTHS = [320, 640, 960, 1280, 1920] as const;
export const RENDITION_FORMATS = ["jpg", "webp"] as const;
export type RenditionFormat = (typeof RENDITION_FORMATS)[number];
export const RENDITION_TYPES: Record<RenditionFormat, string> = { jpg: "image/jpeg", webp: "image/webp" };

/** The widths offered of a picture this wide: never larger than it is; a very small one as it is. */
export function renditionWidths(width: number): number[] {
  const offered = RENDITION_WIDTHS.filter((offer) => offer <= width);
  return offered.length > 0 ? offered : [width];
}

export interface PixelBox {
  left: number;
  top: number;
  width: number;
  height: number;
}

/** A crop in whole pixels of an upright picture, never outside it and never empty. */
export function cropBox(size: { width: number; height: number }, crop?: Crop): PixelBox {
  if (!crop) return { left: 0, top: 0, ...size };
  const within = (value: number, most: number) => Math.min(Math.max(Math.round(value), 0), most);
  const left = within(crop.x * size.width, size.width - 1);
  const top = within(crop.y * size.height, size.height - 1);
  return {
    left,
    top,
    width: Math.max(1, within(crop.width * size.width, size.width - left)),
    height: Math.max(1, within(crop.height * size.height, size.height - top)),
  };
}
