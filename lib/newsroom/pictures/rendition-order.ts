import type { Crop } from "#lib/document/story/words.ts";
import type { EmbeddedMetadata } from "#lib/newsroom/pictures/picture.ts";
import type { RenditionFormat } from "#lib/newsroom/pictures/rendition-sizes.ts";
import type { PublicMetadata } from "#lib/newsroom/pictures/xmp-packet.ts";

/** Everything on which the bytes of a rendition depend. */
export interface RenditionOrder {
  /** SHA-256 of the original, hex. */
  contentHash: string;
  /** The original's, upright. */
  size: { width: number; height: number };
  crop?: Crop;
  width: number;
  format: RenditionFormat;
  about: PublicMetadata;
}

/** What a rendition says about itself: the credit as a person set it, the rest as the file brought it. */
export function publicMetadata(credit: string, alt: string, embedded: EmbeddedMetadata): PublicMetadata {
  const { creator, creatorTitle, source, copyright, usageTerms, webStatement, licensors, digitalSourceType } =
    embedded;
  return {
    credit,
    ...(alt ? { alt } : {}),
    ...(creator ? { creator } : {}),
    ...(creatorTitle ? { creatorTitle } : {}),
    ...(source ? { source } : {}),
    ...(copyright ? { rights: copyright } : {}),
    ...(usageTerms ? { usageTerms } : {}),
    ...(webStatement ? { webStatement } : {}),
    ...(licensors ? { licensors } : {}),
    ...(digitalSourceType ? { digitalSourceType } : {}),
  };
}

/** Under which key an original lies: untouched, and never served. */
export const originalKey = (contentHash: string): string =>
  `original/${contentHash.slice(0, 2)}/${contentHash}`;
