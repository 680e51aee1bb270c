import type { Crop } from "#lib/document/story/words.ts";
import type { RenditionFormat } from "#lib/newsroom/pictures/rendition-sizes.ts";

/** Where the bytes of a picture are found: readers, feeds and the newsroom's own preview have each their own. */
export type PictureAddress = (
  picture: { id: string },
  crop: Crop | undefined,
  width: number,
  format: RenditionFormat,
) => string;

/** Staff see pictures before they are public. */
export const staffAddress: PictureAddress = (picture, _crop, width) => `/api/pictures/${picture.id}/${width}`;
