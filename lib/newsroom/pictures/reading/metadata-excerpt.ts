import { closeSync, openSync, readSync } from "node:fs";
import type { AcceptedFormat } from "#lib/newsroom/pictures/accepted-pictures.ts";
import { Gathered, MOST_METADATA, riff, type Excerpt } from "#lib/newsroom/pictures/metadata-parts.ts";

/** Parts that are looked at. A file of the largest size in PNG's usual chunks has about 6,400. */
const MOST_PARTS = 50_000;

/** A file that is read in places, never as a whole. */
interface Reader {
  read(at: number, length: number): Buffer;
}

const JPEG_BEGIN = Uint8Array.of(0xff, 0xd8);
const JPEG_END = Uint8Array.of(0xff, 0xd9);
const EXTENDED_XMP = "http://ns.adobe.com/xmp/extension/\u0000";

/** Segments of EXIF and XMP (APP1) and of IIM (APP13), as far as they lie before the pixels. */
function ofJpeg(file: Reader): Excerpt {
  const plain = new Gathered();
  const extended: { at: number; length: number }[] = [];
  let at = 2;
  for (let parts = 0; parts < MOST_PARTS; parts++) {
    const head = file.read(at, 4);
    if (head.length < 4 || head[0] !== 0xff) break;
    const marker = head[1]!;
    // Any number of fill bytes may stand before a marker.
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    const length = 2 + head.readUInt16BE(2);
    if (marker < 0xc0 || (marker >= 0xd0 && marker <= 0xda) || length < 4) break;
    if (marker === 0xe1) {
      const name = file.read(at + 4, EXTENDED_XMP.length).toString("latin1");
      if (name === EXTENDED_XMP) extended.push({ at, length });
      else plain.take(length, () => file.read(at, length));
    } else if (marker === 0xed) plain.take(length, () => file.read(at, length));
    at += length;
  }
  // A packet that goes on in further segments is read whole or without them: half of it is no XML.
  const more = extended.reduce((sum, { length }) => sum + length, 0);
  let isCut = plain.isCut;
  if (more <= MOST_METADATA) for (const part of extended) plain.parts.push(file.read(part.at, part.length));
  else isCut = true;
  return { bytes: Buffer.concat([JPEG_BEGIN, ...plain.parts, JPEG_END]), isCut };
}

const PNG_SIGNATURE = 8;
const PNG_WANTED = new Set(["IHDR", "tEXt", "zTXt", "iTXt", "eXIf"]);

function ofPng(file: Reader): Excerpt {
  const gathered = new Gathered();
  let at = PNG_SIGNATURE;
  for (let parts = 0; parts < MOST_PARTS; parts++) {
    const head = file.read(at, 8);
    if (head.length < 8) break;
    const name = head.toString("latin1", 4, 8);
    if (name === "IEND") break;
    const length = 12 + head.readUInt32BE(0);
    if (PNG_WANTED.has(name)) gathered.take(length, () => file.read(at, length));
    at += length;
  }
  const end = Buffer.from([0, 0, 0, 0, 0x49, 0x45, 0x4e, 0x44, 0xae, 0x42, 0x60, 0x82]);
  return {
    bytes: Buffer.concat([file.read(0, PNG_SIGNATURE), ...gathered.parts, end]),
    isCut: gathered.isCut,
  };
}

const WEBP_WANTED = new Set(["EXIF", "XMP "]);

function ofWebp(file: Reader): Excerpt {
  const gathered = new Gathered();
  let at = 12;
  for (let parts = 0; parts < MOST_PARTS; parts++) {
    const head = file.read(at, 8);
    if (head.length < 8) break;
    const length = 8 + head.readUInt32LE(4);
    const even = length + (length % 2);
    if (WEBP_WANTED.has(head.toString("latin1", 0, 4))) gathered.take(even, () => file.read(at, even));
    at += even;
  }
  return { bytes: riff(gathered.parts), isCut: gathered.isCut };
}

/**
 * The parts of a file that say something about it, as a small file of the same kind: never more than 2 MB of each kind of
 * part, whatever the file's size and whatever lengths its parts claim. Of an AVIF the decoder brings them.
 */
export function metadataExcerpt(path: string, format: Exclude<AcceptedFormat, "avif">): Excerpt {
  const file = openSync(path, "r");
  const read = (at: number, length: number): Buffer => {
    const piece = Buffer.alloc(length);
    return piece.subarray(0, readSync(file, piece, 0, length, at));
  };
  try {
    return { jpeg: ofJpeg, png: ofPng, webp: ofWebp }[format]({ read });
  } finally {
    closeSync(file);
  }
}
