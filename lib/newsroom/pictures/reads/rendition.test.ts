import ExifReader from "exifreader";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import sharp from "sharp";
import { describe, expect, test } from "vitest";
import type { Crop } from "#lib/document/story/words.ts";
import { publicMetadata, originalKey, type RenditionOrder } from "#lib/newsroom/pictures/rendition-order.ts";
import { rendition as renditionFor } from "#lib/newsroom/pictures/reads/rendition.ts";
import { embeddedMetadata } from "#lib/newsroom/pictures/embedded-metadata.ts";
import { ownFolder } from "#lib/newsroom/pictures/testing/own-folder.ts";
import { plainPicture } from "#lib/newsroom/pictures/testing/plain-picture.ts";
import { haveSharedData, sharedFile } from "#lib/platform/testing/shared-data.ts";
import { digest } from "#lib/platform/ids.ts";
import { put } from "#lib/platform/process.ts";
import { storage, type Storage } from "#lib/platform/storage.ts";

const haveRealPictures = haveSharedData("images", "renditions of real pictures");
const { folder } = ownFolder();

/** An order for a rendition of these bytes, whose original is put in place. */
async function orderFor(bytes: Buffer, change: Partial<RenditionOrder> = {}): Promise<RenditionOrder> {
  const contentHash = digest(bytes);
  await storage().put(originalKey(contentHash), bytes);
  const { autoOrient, xmpAsString } = await sharp(bytes).metadata();
  const about = publicMetadata("Twitter/ Amrullah Saleh/ANI", "Boats", embeddedMetadata(bytes, xmpAsString));
  return { contentHash, size: autoOrient, width: 320, format: "jpg", about, ...change };
}
const rendition = (order: RenditionOrder) =>
  renditionFor(order, { lane: "readers", owner: order.contentHash, keep: true });
const stored = (order: RenditionOrder) =>
  readdirSync(join(folder(), "pictures/rendition", order.contentHash.slice(0, 2), order.contentHash));

/** Red to the left, blue to the right. */
const halves = () =>
  sharp({ create: { width: 800, height: 400, channels: 3, background: "red" } })
    .composite([
      { input: { create: { width: 400, height: 400, channels: 3, background: "blue" } }, left: 400, top: 0 },
    ])
    .png()
    .toBuffer();
const colour = async (bytes: Uint8Array) => (await sharp(bytes).stats()).dominant;

test("[P13] a rendition has the width that was asked for, and is never larger than the picture", async () => {
  const bytes = await plainPicture({ width: 700, height: 350 });
  for (const [width, made] of [
    [320, 320],
    [640, 640],
    [960, 700],
  ] as const) {
    const { width: w, height: h } = await sharp(
      (await rendition(await orderFor(bytes, { width }))).bytes,
    ).metadata();
    expect([w, h]).toEqual([made, made / 2]);
  }
});

test("[P13] a crop shows what it should and nothing else", async () => {
  const right: Crop = { x: 0.5, y: 0, width: 0.5, height: 1 };
  const made = await rendition(await orderFor(await halves(), { crop: right, format: "webp" }));
  expect(made.type).toBe("image/webp");
  expect(await sharp(made.bytes).metadata()).toMatchObject({ format: "webp", width: 320, height: 320 });
  const { r, b } = await colour(made.bytes);
  expect(b).toBeGreaterThan(200);
  expect(r).toBeLessThan(60);
});

test("[P14] a rendition carries its credit in itself, also in letters that EXIF would break", async () => {
  for (const format of ["jpg", "webp"] as const) {
    const about = { credit: "Bjørn सिंह/ © ANI <&>", creator: "Asha Rao", alt: "A “flag”" };
    const { bytes } = await rendition(await orderFor(await plainPicture(), { format, about }));
    expect(embeddedMetadata(bytes)).toEqual({
      credit: about.credit,
      creditFrom: "XMP",
      creator: about.creator,
      creatorFrom: "XMP",
      alt: about.alt,
    });
  }
});

test("[P14] another credit is another rendition; the old one is not served for it", async () => {
  const order = await orderFor(await plainPicture({ width: 500, height: 300 }, 3));
  const first = await rendition(order);
  const second = await rendition({ ...order, about: { ...order.about, credit: "PTI" } });
  expect(second.etag).not.toBe(first.etag);
  expect(embeddedMetadata(second.bytes).credit).toBe("PTI");
});

test("[P8] however many ask at once, a rendition is made once, and kept", async () => {
  const order = await orderFor(await plainPicture({ width: 900, height: 600 }, 4));
  let reads = 0;
  const real = storage();
  const counting: Storage = {
    ...real,
    file: (key) => (reads++, real.file(key)),
  };
  put("storage", counting);
  const made = await Promise.all(Array.from({ length: 12 }, () => rendition(order)));
  expect(reads).toBe(1);
  expect(new Set(made.map(({ bytes }) => digest(bytes))).size).toBe(1);
  await rendition(order);
  expect(reads).toBe(1);
  expect(stored(order)).toHaveLength(1);
  put("storage", real);
});

test("[P13] what is see-through becomes white in a JPEG", async () => {
  const clear = await sharp({ create: { width: 400, height: 300, channels: 4, background: "#00000000" } })
    .png()
    .toBuffer();
  expect((await colour((await rendition(await orderFor(clear))).bytes)).g).toBeGreaterThan(240);
});

describe.runIf(haveRealPictures)("real pictures", () => {
  const LOCATED = [
    "metadata_demo_exif_only.jpg",
    "metadata_demo_out_of_sync_iim_xmp_exif.jpg",
    "sunrise_iim-utf8.jpg",
    "sunrise_raw-profile-iptc.png",
    "sunrise.webp",
    "sunrise.avif",
  ];
  const both = LOCATED.flatMap((name) => [[name, "jpg"] as const, [name, "webp"] as const]);

  test.each(both)(
    "[P14] %s as %s says nothing of where it was taken, only whom to credit",
    async (name, format) => {
      const original = sharedFile(`images/${name}`);
      expect(embeddedMetadata(original).hasLocation).toBe(true);
      const { bytes } = await rendition(await orderFor(original, { format }));
      const groups = ExifReader.load(Buffer.from(bytes), { expanded: true });
      expect(groups.gps).toBeUndefined();
      expect(groups.iptc).toBeUndefined();
      expect(groups.Thumbnail).toBeUndefined();
      const about = await sharp(bytes).metadata();
      expect(about.exif).toBeUndefined();
      expect(about.xmpAsString).not.toMatch(/gps|location|city|country/i);
      expect(embeddedMetadata(bytes)).toMatchObject({ credit: "Twitter/ Amrullah Saleh/ANI" });
      expect(embeddedMetadata(bytes).creator).toMatch(/Carl Seibert|Bjørn Erik Pedersen/);
    },
  );

  test("[P13] a picture that lies on its side stands upright", async () => {
    const { bytes } = await rendition(await orderFor(sharedFile("images/orientation-6.jpg")));
    expect(await sharp(bytes).metadata()).toMatchObject({ width: 40, height: 80 });
  });

  test("[P13] a CMYK picture becomes one that every browser shows", async () => {
    for (const format of ["jpg", "webp"] as const) {
      const { bytes } = await rendition(
        await orderFor(sharedFile("images/cmyk_multiple-icc.jpg"), { format }),
      );
      expect(await sharp(bytes).metadata()).toMatchObject({ space: "srgb", channels: 3 });
    }
  });

  test("[P13] a grey picture and one of two pixels come out as well", async () => {
    for (const name of ["c2pa_XCA_tampered.jpg", "longXMP_2x2.jpg", "broken_infinite_loop_exif.jpg"])
      expect((await rendition(await orderFor(sharedFile(`images/${name}`)))).bytes.length).toBeGreaterThan(0);
  });
});
