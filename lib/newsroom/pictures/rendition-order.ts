import type { Crop } from "#lib/document/story/words.ts";
import type { EmbeddedMetadata } from "#lib/newsroom/pictures/picture.ts";
import { soundMetadata } from "#lib/newsroom/pictures/sound-metadata.ts";
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
    soundMetadata(embedded);
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

/** Under which key a rendition lies: beside all others of its original. */
export const renditionKey = ({ contentHash, format }: RenditionOrder, name: string): string =>
  `rendition/${contentHash.slice(0, 2)}/${contentHash}/${name}.${format}`;

/** The original that a key in the storage belongs to; null when it is none of ours, or half-written. */
export const hashOfKey = (key: string): string | null =>
  /^(?:original|rendition)\/[0-9a-f]{2}\/([0-9a-f]{64})(?:\/[0-9a-f]{40}\.[a-z]+)?$/.exec(key)?.[1] ?? null;
