import type { ReactNode } from "react";
import type { Line } from "#lib/document/story/words.ts";
import { mediaAddress } from "#lib/newsroom/pictures/media-address.ts";
import type { PublishedPicture } from "#lib/newsroom/publications/publication.ts";
import type { PictureAddress } from "#components/site/picture-address.ts";

export interface SitePictureProps {
  picture: PublishedPicture;
  line: Pick<Line, "crop" | "alt">;
  /** How wide it stands on the page, as the `sizes` of HTML. */
  sizes: string;
  /** Seen without scrolling: fetched first instead of late. */
  first?: boolean;
  addressOf?: PictureAddress;
}

/** The widths offered, never none. */
export const widthsOf = (picture: PublishedPicture): number[] =>
  picture.widths.length > 0 ? picture.widths : [picture.width];

const NEAR = 960;

/** A picture in several widths, its place kept while it loads. */
export function SitePicture({
  picture,
  line,
  sizes,
  first,
  addressOf = mediaAddress,
}: SitePictureProps): ReactNode {
  const widths = widthsOf(picture);
  const at = (width: number, format: "jpg" | "webp") => addressOf(picture, line.crop, width, format);
  const offered = (format: "jpg" | "webp") =>
    widths.map((width) => `${at(width, format)} ${width}w`).join(", ");
  const plain = widths.findLast((width) => width <= NEAR) ?? widths[0]!;
  const image = (
    <img
      src={at(plain, "jpg")}
      srcSet={offered("jpg")}
      sizes={sizes}
      width={picture.width}
      height={picture.height}
      alt={line.alt ?? ""}
      decoding="async"
      {...(first && addressOf === mediaAddress
        ? { fetchPriority: "high" as const }
        : { loading: "lazy" as const })}
    />
  );
  // Feeds and the newsroom's preview get the plain picture.
  if (addressOf !== mediaAddress) return image;
  return (
    <picture>
      <source type="image/webp" srcSet={offered("webp")} sizes={sizes} />
      {image}
    </picture>
  );
}
