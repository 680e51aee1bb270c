import type { Crop } from "#lib/document/story/words.ts";
import { cropKey } from "#lib/newsroom/pictures/media-address.ts";
import { cropBox, RENDITION_WIDTHS } from "#lib/newsroom/pictures/rendition-sizes.ts";

export interface StaffPictureProps {
  picture: { id: string; width: number; height: number };
  crop?: Crop;
  alt: string;
  /** As in HTML: how wide it will be shown. */
  sizes: string;
  className?: string | undefined;
}

/** Where the newsroom finds the bytes of a picture, published or not. */
export const staffAddress = (id: string, width: number, crop?: Crop): string =>
  `/api/pictures/${id}/${width}${crop ? `?crop=${cropKey(crop)}` : ""}`;

/** A picture as the newsroom is shown it, in the size that is needed and without a shift when it arrives. */
export function StaffPicture({ picture, crop, alt, sizes, className }: StaffPictureProps) {
  const box = cropBox(picture, crop);
  const widths = RENDITION_WIDTHS.filter((width, index) => index === 0 || width <= box.width);
  return (
    <img
      src={staffAddress(picture.id, widths[0]!, crop)}
      srcSet={widths.map((width) => `${staffAddress(picture.id, width, crop)} ${width}w`).join(", ")}
      sizes={sizes}
      width={box.width}
      height={box.height}
      alt={alt}
      loading="lazy"
      decoding="async"
      className={className}
      draggable={false}
    />
  );
}
