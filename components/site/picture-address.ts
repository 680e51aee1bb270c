import type { Crop } from "#lib/document/story/words.ts";
import { cropKey } from "#lib/newsroom/pictures/media-address.ts";
import { RENDITION_WIDTHS, type RenditionFormat } from "#lib/newsroom/pictures/rendition-sizes.ts";

/** Where the bytes of a picture are found: readers, feeds and the newsroom's own preview have each their own. */
export type PictureAddress = (
  picture: { id: string },
  crop: Crop | undefined,
  width: number,
  format: RenditionFormat,
) => string;

/** Staff see pictures before they are public, in the widths that are made: a small one is no smaller there. */
export const staffAddress: PictureAddress = (picture, crop, width) => {
  const offered = RENDITION_WIDTHS.find((offer) => offer >= width) ?? RENDITION_WIDTHS.at(-1)!;
  return `/api/pictures/${picture.id}/${offered}${crop ? `?crop=${cropKey(crop)}` : ""}`;
};
