import { open, readFile } from "node:fs/promises";
import sharp, { type Metadata } from "sharp";
import {
  ACCEPTED,
  formatOf,
  MAX_PIXELS,
  refusalOfSignature,
  SENTENCES,
  SIGNATURE_BYTES,
} from "#lib/newsroom/pictures/accepted-pictures.ts";
import type { EmbeddedMetadata } from "#lib/newsroom/pictures/picture.ts";
import { embeddedMetadata } from "#lib/newsroom/pictures/embedded-metadata.ts";
import { pictureWork } from "#lib/newsroom/pictures/reading/picture-work.ts";
import { refuse } from "#lib/platform/refusal.ts";

export interface InspectedPicture {
  mediaType: string;
  /** Upright, in pixels. */
  width: number;
  height: number;
  embedded: EmbeddedMetadata;
}

const PATIENCE_SECONDS = 30;

async function firstBytes(path: string): Promise<Uint8Array> {
  const file = await open(path, "r");
  try {
    const { buffer, bytesRead } = await file.read(new Uint8Array(SIGNATURE_BYTES), 0, SIGNATURE_BYTES, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

/** The decoder's reasons are for programmers; a person needs to know what to do. */
async function orDamaged<T>(read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (thrown) {
    const slow = thrown instanceof Error && thrown.message.includes("timeout");
    return refuse("bad-input", slow ? SENTENCES.tooSlow : SENTENCES.damaged);
  }
}

/**
 * Judges a file that says it is a picture, in the order in which a hostile one is cheapest to refuse: first bytes, size in
 * pixels (from the head, without decoding), then a full decode, then its metadata. Refuses with a sentence.
 */
export async function inspectPicture(path: string): Promise<InspectedPicture> {
  const head = await firstBytes(path);
  const refusal = refusalOfSignature(head);
  if (refusal) refuse("bad-input", refusal);
  const format = formatOf(head);
  if (!format || !("accepted" in format)) return refuse("bad-input", SENTENCES.notPicture);

  return pictureWork(async () => {
    const about: Metadata = await orDamaged(() => sharp(path, { limitInputPixels: false }).metadata());
    if (about.format === "heif" && about.compression !== "av1") refuse("bad-input", SENTENCES.heic);
    const { width, height } = about.autoOrient;
    if (width * height > MAX_PIXELS) refuse("bad-input", SENTENCES.tooManyPixels(width, height));
    await orDamaged(() =>
      sharp(path, { limitInputPixels: MAX_PIXELS, failOn: "error" })
        .timeout({ seconds: PATIENCE_SECONDS })
        .resize({ width: 64 })
        .toFormat("jpeg")
        .toBuffer(),
    );
    const embedded = embeddedMetadata(await readFile(path), about.xmpAsString);
    return { mediaType: ACCEPTED[format.accepted].mediaType, width, height, embedded };
  });
}
