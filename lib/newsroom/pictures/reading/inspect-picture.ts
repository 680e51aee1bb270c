import { open } from "node:fs/promises";
import {
  ACCEPTED,
  formatOf,
  refusalOfSignature,
  SENTENCES,
  SIGNATURE_BYTES,
  type AcceptedFormat,
} from "#lib/newsroom/pictures/accepted-pictures.ts";
import type { EmbeddedMetadata } from "#lib/newsroom/pictures/picture.ts";
import { isPictureFault, pictureWork, type AskProcess } from "#lib/newsroom/pictures/reading/picture-work.ts";
import { refuse } from "#lib/platform/refusal.ts";

export interface InspectedPicture {
  mediaType: string;
  /** Upright, in pixels. */
  width: number;
  height: number;
  embedded: EmbeddedMetadata;
}

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
async function sizeOf(ask: AskProcess, path: string): Promise<{ width: number; height: number }> {
  let judged;
  try {
    judged = await ask({ kind: "judge", path });
  } catch (thrown) {
    if (!isPictureFault(thrown)) throw thrown;
    const sentence = { "too-slow": SENTENCES.tooSlow, ended: SENTENCES.tooMuch, failed: SENTENCES.damaged };
    return refuse("bad-input", sentence[thrown.fault]);
  }
  const { fault, width, height } = judged;
  if (fault === "damaged") refuse("bad-input", SENTENCES.damaged);
  if (fault === "heic") refuse("bad-input", SENTENCES.heic);
  if (fault === "many-pixels") refuse("bad-input", SENTENCES.tooManyPixels(width, height));
  return { width, height };
}

/** Broken, endless or hostile metadata never refuses a sound picture: it is then unread. */
async function metadataOf(ask: AskProcess, path: string, format: AcceptedFormat): Promise<EmbeddedMetadata> {
  try {
    return await ask({ kind: "metadata", path, format });
  } catch (thrown) {
    if (!isPictureFault(thrown)) throw thrown;
    return { unreadable: true };
  }
}

/**
 * Judges a file that says it is a picture: by its first bytes here, by everything else in a process of its own. Refuses with
 * a sentence. People take turns with each other.
 */
export async function inspectPicture(path: string, owner: string): Promise<InspectedPicture> {
  const head = await firstBytes(path);
  const refusal = refusalOfSignature(head);
  if (refusal) refuse("bad-input", refusal);
  const format = formatOf(head);
  if (!format || !("accepted" in format)) return refuse("bad-input", SENTENCES.notPicture);
  const { accepted } = format;
  return pictureWork("arriving", owner, async (ask) => {
    const size = await sizeOf(ask, path);
    const embedded = await metadataOf(ask, path, accepted);
    return { mediaType: ACCEPTED[accepted].mediaType, ...size, embedded };
  });
}
