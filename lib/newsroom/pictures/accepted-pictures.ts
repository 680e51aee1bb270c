/** What Galley takes: by what the bytes are, never by the file's name. */
export const ACCEPTED = {
  jpeg: { name: "JPEG", mediaType: "image/jpeg" },
  png: { name: "PNG", mediaType: "image/png" },
  webp: { name: "WebP", mediaType: "image/webp" },
  avif: { name: "AVIF", mediaType: "image/avif" },
} as const;
export type AcceptedFormat = keyof typeof ACCEPTED;

/** For a file input's `accept`. */
export const ACCEPTED_MEDIA_TYPES = Object.values(ACCEPTED).map(({ mediaType }) => mediaType);

export const MAX_MEGABYTES = 50;
export const MAX_BYTES = MAX_MEGABYTES * 1024 * 1024;
export const MAX_MEGAPIXELS = 100;
export const MAX_PIXELS = MAX_MEGAPIXELS * 1_000_000;
/** So many first bytes are enough to tell what a file is. */
export const SIGNATURE_BYTES = 64;

export const SENTENCES = {
  tooLarge: `This file is larger than ${MAX_MEGABYTES} MB. Save it smaller, or as a JPEG, and add it again.`,
  empty: "This file is empty.",
  notPicture: "This file is not a picture, whatever its name says. Galley takes JPEG, PNG, WebP and AVIF.",
  damaged: "This picture is damaged or was cut off on its way. Ask for it again, or export it anew.",
  heic: "This is a HEIC picture, which browsers cannot show. Export it as a JPEG and add it again.",
  noFile: "No file was sent. Choose a picture and try again.",
  tooSlow: "This picture took too long to read. Save it smaller, or as a JPEG, and add it again.",
  noRoom:
    "The disk of the newsroom is almost full: no pictures are taken in until there is room. Words are still saved. Tell whoever runs the newsroom.",
  tooMuch:
    "This picture takes more memory to read than there is for it. Save it smaller, or as a JPEG, and add it again.",
  tooManyPixels: (width: number, height: number) =>
    `This picture has ${Math.round((width * height) / 1_000_000).toLocaleString("en")} megapixels; ${MAX_MEGAPIXELS} is the most that Galley takes. Save it smaller and add it again.`,
  other: (name: string) =>
    `This is a ${name} file. Galley takes JPEG, PNG, WebP and AVIF: export it as one of these.`,
} as const;

const ascii = (bytes: Uint8Array, from: number, length: number): string =>
  String.fromCharCode(...bytes.subarray(from, from + length));
const starts = (bytes: Uint8Array, ...signature: number[]): boolean =>
  signature.every((byte, index) => bytes[index] === byte);

/** What the first bytes say a file is: a format that is taken, the name of one that is not, or null: no picture known. */
export function formatOf(bytes: Uint8Array): { accepted: AcceptedFormat } | { refused: string } | null {
  if (starts(bytes, 0xff, 0xd8, 0xff)) return { accepted: "jpeg" };
  if (starts(bytes, 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return { accepted: "png" };
  if (ascii(bytes, 0, 4) === "RIFF" && ascii(bytes, 8, 4) === "WEBP") return { accepted: "webp" };
  if (ascii(bytes, 4, 4) === "ftyp") {
    const brands = [ascii(bytes, 8, 4)];
    for (let at = 16; at + 4 <= bytes.length; at += 4) brands.push(ascii(bytes, at, 4));
    if (brands[0] === "avif" || brands[0] === "avis") return { accepted: "avif" };
    if (["heic", "heix", "hevc", "heim", "heis", "hevm"].includes(brands[0]!)) return { refused: "HEIC" };
    if (brands[0] === "mif1" || brands[0] === "msf1")
      return brands.includes("avif") ? { accepted: "avif" } : { refused: "HEIC" };
    return { refused: "video" };
  }
  if (ascii(bytes, 0, 4) === "GIF8") return { refused: "GIF" };
  if (starts(bytes, 0x49, 0x49, 0x2a, 0) || starts(bytes, 0x4d, 0x4d, 0, 0x2a))
    return { refused: "TIFF or raw camera" };
  if (ascii(bytes, 0, 4) === "%PDF") return { refused: "PDF" };
  if (ascii(bytes, 0, 4) === "8BPS") return { refused: "Photoshop" };
  if (starts(bytes, 0, 0, 0, 0x0c, 0x4a, 0x58, 0x4c) || starts(bytes, 0xff, 0x0a))
    return { refused: "JPEG XL" };
  if (ascii(bytes, 0, 2) === "BM" && bytes[6] === 0 && bytes[7] === 0) return { refused: "BMP" };
  return null;
}

/** Why a file with these first bytes is not taken, or null when it may be. */
export function refusalOfSignature(bytes: Uint8Array): string | null {
  if (bytes.length === 0) return SENTENCES.empty;
  const format = formatOf(bytes);
  if (format === null) return SENTENCES.notPicture;
  if ("accepted" in format) return null;
  return format.refused === "HEIC" ? SENTENCES.heic : SENTENCES.other(format.refused);
}
