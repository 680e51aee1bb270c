/** So much of a file is read for what it says of itself. Honest files need some thousand bytes. */
export const MOST_METADATA = 2 << 20;

/** What a file says of itself, without its pixels, as a small file of the same kind or as a WebP. */
export interface Excerpt {
  bytes: Uint8Array;
  /** Something was left out because there was too much of it. */
  isCut: boolean;
}

/** Takes parts until there is too much of them: a part is kept whole or not at all. */
export class Gathered {
  readonly parts: Uint8Array[] = [];
  isCut = false;
  #bytes = 0;
  take(length: number, read: () => Uint8Array): void {
    if (this.#bytes + length > MOST_METADATA) {
      this.isCut = true;
      return;
    }
    this.#bytes += length;
    this.parts.push(read());
  }
}

/** A WebP of these chunks. */
export function riff(chunks: readonly Uint8Array[]): Uint8Array {
  const head = Buffer.alloc(12);
  head.write("RIFF", 0, "latin1");
  head.writeUInt32LE(4 + chunks.reduce((sum, { length }) => sum + length, 0), 4);
  head.write("WEBP", 8, "latin1");
  return Buffer.concat([head, ...chunks]);
}

function chunk(name: string, content: Uint8Array): Uint8Array {
  const head = Buffer.alloc(8);
  head.write(name, 0, "latin1");
  head.writeUInt32LE(content.length, 4);
  return Buffer.concat([head, content, Buffer.alloc(content.length % 2)]);
}

/** The smallest file that can carry these, so that the same reader takes them. */
export function asWebp({ exif, xmp }: { exif?: Uint8Array | undefined; xmp?: string | undefined }): Excerpt {
  const gathered = new Gathered();
  if (exif) gathered.take(exif.length, () => chunk("EXIF", exif));
  if (xmp !== undefined) {
    const packet = Buffer.from(xmp.slice(0, MOST_METADATA + 1), "utf8");
    gathered.take(packet.length, () => chunk("XMP ", packet));
  }
  return { bytes: riff(gathered.parts), isCut: gathered.isCut };
}
