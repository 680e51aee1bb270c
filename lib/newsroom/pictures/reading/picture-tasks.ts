import sharp, { type Metadata } from "sharp";
import { MAX_PIXELS, type AcceptedFormat } from "#lib/newsroom/pictures/accepted-pictures.ts";
import { embeddedMetadata } from "#lib/newsroom/pictures/embedded-metadata.ts";
import type { EmbeddedMetadata } from "#lib/newsroom/pictures/picture.ts";
import { asWebp, MOST_METADATA } from "#lib/newsroom/pictures/metadata-parts.ts";
import { metadataExcerpt } from "#lib/newsroom/pictures/reading/metadata-excerpt.ts";
import type { PixelBox, RenditionFormat } from "#lib/newsroom/pictures/rendition-sizes.ts";

/** What a picture process is asked for. Each names a file; no pixels travel to it. */
export type PictureTask =
  | { kind: "judge"; path: string }
  | { kind: "metadata"; path: string; format: AcceptedFormat }
  | { kind: "draw"; path: string; box: PixelBox; width: number; format: RenditionFormat; xmp: string };

export type TaskOf<Kind extends PictureTask["kind"]> = Extract<PictureTask, { kind: Kind }>;

export type Judged = { fault?: "damaged" | "heic" | "many-pixels"; width: number; height: number };
export interface PictureResults {
  judge: Judged;
  metadata: EmbeddedMetadata;
  draw: Uint8Array;
}

/** Seconds after which the decoder gives up by itself; the process is ended a little later. */
export const DECODING_SECONDS = 20;

const opened = (path: string) => sharp(path, { limitInputPixels: MAX_PIXELS, failOn: "error" });
const aboutFile = (path: string): Promise<Metadata> => sharp(path, { limitInputPixels: false }).metadata();

/** In the order in which a hostile file is cheapest to refuse: size in pixels from the head, then a full decode. */
async function judge({ path }: { path: string }): Promise<Judged> {
  const unseen = { width: 0, height: 0 };
  const about = await aboutFile(path).catch(() => null);
  if (!about) return { fault: "damaged", ...unseen };
  if (about.format === "heif" && about.compression !== "av1") return { fault: "heic", ...unseen };
  const { width, height } = about.autoOrient;
  if (width * height > MAX_PIXELS) return { fault: "many-pixels", width, height };
  try {
    // Of many frames only the first is decoded.
    const drawn = opened(path).timeout({ seconds: DECODING_SECONDS }).resize({ width: 64 }).toFormat("jpeg");
    await drawn.toBuffer();
  } catch (thrown) {
    if (thrown instanceof Error && thrown.message.includes("timeout")) throw thrown;
    return { fault: "damaged", width, height };
  }
  return { width, height };
}

async function metadata({
  path,
  format,
}: {
  path: string;
  format: AcceptedFormat;
}): Promise<EmbeddedMetadata> {
  // A file whose picture is lost may still say whose it was.
  const about = await aboutFile(path).catch((): Partial<Metadata> => ({}));
  // A compressed packet of a PNG is seen by the decoder only.
  const packet = (about.xmpAsString?.length ?? 0) <= MOST_METADATA ? about.xmpAsString : undefined;
  const excerpt =
    format === "avif" ? asWebp({ exif: about.exif, xmp: about.xmpAsString }) : metadataExcerpt(path, format);
  const embedded = embeddedMetadata(excerpt.bytes, packet);
  return excerpt.isCut || (about.xmpAsString && !packet) ? { ...embedded, unreadable: true } : embedded;
}

/**
 * Makes a rendition: upright, cropped, never enlarged, in sRGB, without anything the file brought with it (where it was
 * taken above all), and with our own words on whom to credit.
 */
async function draw(order: TaskOf<"draw">): Promise<Uint8Array> {
  const upright = opened(order.path)
    .timeout({ seconds: DECODING_SECONDS })
    .autoOrient()
    .extract(order.box)
    .resize({ width: Math.min(order.width, order.box.width), withoutEnlargement: true })
    .toColourspace("srgb")
    .withXmp(order.xmp);
  const drawn =
    order.format === "webp"
      ? upright.webp({ quality: 78 })
      : upright.flatten({ background: "white" }).jpeg({ quality: 80, mozjpeg: true });
  return await drawn.toBuffer();
}

export function perform(task: PictureTask): Promise<PictureResults[PictureTask["kind"]]> {
  switch (task.kind) {
    case "judge":
      return judge(task);
    case "metadata":
      return metadata(task);
    case "draw":
      return draw(task);
  }
}
