import sharp from "sharp";

/** A small sound picture of one colour; another seed is another file. */
export const plainPicture = (
  size: { width: number; height: number } = { width: 1400, height: 900 },
  seed = 0,
): Promise<Buffer> =>
  sharp({
    create: { ...size, channels: 3, background: { r: (seed * 53) % 256, g: 120, b: (seed * 17) % 256 } },
  })
    .jpeg()
    .toBuffer();
