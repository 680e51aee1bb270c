import { crc32 } from "node:zlib";

/** A chunk of a PNG. */
export function pngChunk(name: string, data: Uint8Array): Buffer {
  const typed = Buffer.concat([Buffer.from(name, "latin1"), data]);
  const chunk = Buffer.alloc(8 + typed.length);
  chunk.writeUInt32BE(data.length, 0);
  typed.copy(chunk, 4);
  chunk.writeUInt32BE(crc32(typed) >>> 0, 4 + typed.length);
  return chunk;
}

/** A PNG with more chunks behind its head. */
export const pngWith = (png: Buffer, ...chunks: Uint8Array[]): Buffer =>
  Buffer.concat([png.subarray(0, 33), ...chunks, png.subarray(33)]);

/** The chunk in which a PNG carries XMP as it is. */
export const pngXmp = (packet: string): Buffer =>
  pngChunk(
    "iTXt",
    Buffer.concat([Buffer.from("XML:com.adobe.xmp\0\0\0\0\0", "latin1"), Buffer.from(packet)]),
  );

/** A segment of a JPEG; `length` is what it says of itself. */
export function jpegSegment(marker: number, data: Uint8Array, length = data.length + 2): Buffer {
  const head = Buffer.from([0xff, marker, length >> 8, length & 0xff]);
  return Buffer.concat([head, data]);
}

/** A JPEG with more segments behind its first bytes. */
export const jpegWith = (jpeg: Buffer, ...segments: Uint8Array[]): Buffer =>
  Buffer.concat([jpeg.subarray(0, 2), ...segments, jpeg.subarray(2)]);

export const XMP_NAME = Buffer.from("http://ns.adobe.com/xap/1.0/\0", "latin1");

/** A packet with these elements inside its description. */
export const packetOf = (inside: string, before = ""): string =>
  `${before}<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">` +
  `<rdf:Description rdf:about="" xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/" ` +
  `xmlns:plus="http://ns.useplus.org/ldf/xmp/1.0/">${inside}</rdf:Description></rdf:RDF></x:xmpmeta>`;
