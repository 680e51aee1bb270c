import type { Crop } from "#lib/document/story/words.ts";
import { pictureRow } from "#lib/newsroom/pictures/reads/pictures.ts";
import { publicMetadata, type RenditionOrder } from "#lib/newsroom/pictures/rendition-order.ts";
import { RENDITION_WIDTHS, type RenditionFormat } from "#lib/newsroom/pictures/rendition-sizes.ts";
import { refuse } from "#lib/platform/refusal.ts";

/** What the newsroom itself is shown of a picture: also of one that is not published, with its credit of this moment. */
export async function staffRendition(
  pictureId: string,
  width: number,
  crop: Crop | undefined,
  format: RenditionFormat,
): Promise<RenditionOrder> {
  const offered = RENDITION_WIDTHS.find((offer) => offer === width);
  if (!offered) return refuse("not-found", `Pictures come ${RENDITION_WIDTHS.join(", ")} pixels wide.`);
  const picture = await pictureRow(pictureId);
  if (!picture) return refuse("not-found", "There is no such picture.");
  return {
    contentHash: picture.contentHash,
    size: { width: picture.width, height: picture.height },
    ...(crop ? { crop } : {}),
    width: offered,
    format,
    about: publicMetadata(picture.credit, picture.alt, picture.embedded),
  };
}
