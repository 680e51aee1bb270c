import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import sharp from "sharp";
import { afterAll, describe, expect, test } from "vitest";
import { SENTENCES } from "#lib/newsroom/pictures/accepted-pictures.ts";
import { inspectPicture } from "#lib/newsroom/pictures/reading/inspect-picture.ts";
import { haveSharedData, sharedFile } from "#lib/platform/testing/shared-data.ts";

const haveRealPictures = haveSharedData("images", "how odd and hostile pictures are judged");

const folder = mkdtempSync(join(tmpdir(), "galley-inspect-"));
afterAll(() => rmSync(folder, { recursive: true }));

let files = 0;
const inspect = (bytes: Uint8Array) => {
  const path = join(folder, `${++files}`);
  writeFileSync(path, bytes);
  return inspectPicture(path, "somebody");
};
const noise = (format: "jpeg" | "png" | "webp" | "avif") =>
  sharp({
    create: {
      width: 300,
      height: 200,
      channels: 3,
      noise: { type: "gaussian", mean: 120, sigma: 40 },
    } as never,
  })
    .toFormat(format)
    .toBuffer();

const FORMATS = [
  ["jpeg", "image/jpeg"],
  ["png", "image/png"],
  ["webp", "image/webp"],
  ["avif", "image/avif"],
] as const;

test.each(FORMATS)("[P9] a %s is taken for what its bytes are", async (format, mediaType) => {
  expect(await inspect(await noise(format))).toMatchObject({ mediaType, width: 300, height: 200 });
});

test.each(FORMATS)("[P9] a %s cut off on its way is refused with a sentence", async (format) => {
  const whole = await noise(format);
  await expect(inspect(whole.subarray(0, Math.floor(whole.length * 0.6)))).rejects.toMatchObject({
    kind: "refusal",
    sentences: [SENTENCES.damaged],
  });
});

test.each([
  ["a text file", Buffer.from("Dear colleague, the picture follows.\n".repeat(20)), SENTENCES.notPicture],
  ["a web page", Buffer.from("<!doctype html><script>alert(1)</script>"), SENTENCES.notPicture],
  ["a drawing in SVG", Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), SENTENCES.notPicture],
  ["an empty file", Buffer.alloc(0), SENTENCES.empty],
  ["a GIF", Buffer.from("GIF89a\u0001\u0000\u0001\u0000"), SENTENCES.other("GIF")],
  ["a PDF", Buffer.from("%PDF-1.7 and so on"), SENTENCES.other("PDF")],
  ["a TIFF", Buffer.from([0x49, 0x49, 0x2a, 0, 8, 0, 0, 0]), SENTENCES.other("TIFF or raw camera")],
  ["the first bytes of a JPEG and then nothing", Buffer.from([0xff, 0xd8, 0xff, 0xe0]), SENTENCES.damaged],
  [
    "a JPEG's first bytes before a text",
    Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), Buffer.alloc(900, "x")]),
    SENTENCES.damaged,
  ],
])("[P9] %s is refused with a sentence", async (_what, bytes, sentence) => {
  await expect(inspect(bytes)).rejects.toMatchObject({
    kind: "refusal",
    reason: "bad-input",
    sentences: [sentence],
  });
});

test("[P9] more than 100 megapixels are refused before they are decoded", async () => {
  const wide = await sharp({ create: { width: 12_000, height: 9_000, channels: 3, background: "white" } })
    .png({ compressionLevel: 9 })
    .toBuffer();
  await expect(inspect(wide)).rejects.toMatchObject({ sentences: [SENTENCES.tooManyPixels(12_000, 9_000)] });
});

describe.runIf(haveRealPictures)("real pictures", () => {
  test.each([
    ["bomb_65536x65536.png", SENTENCES.tooManyPixels(65_536, 65_536)],
    ["broken_truncated.jpg", SENTENCES.damaged],
    ["broken_huge_tag_exif.jpg", SENTENCES.damaged],
    ["exif-at-eof.heic", SENTENCES.heic],
    ["multi-xmp.heic", SENTENCES.heic],
  ])("[P9] %s is refused with a sentence, quickly", async (name, sentence) => {
    await expect(inspect(sharedFile(`images/${name}`))).rejects.toMatchObject({
      reason: "bad-input",
      sentences: [sentence],
    });
  });

  test.each([
    ["broken_infinite_loop_exif.jpg", 8, 8],
    ["cmyk_multiple-icc.jpg", 140, 140],
    ["longXMP_2x2.jpg", 2, 2],
    ["sunrise.avif", 1024, 640],
    ["sunrise.webp", 1024, 640],
    ["xmp-in-ztxt.png", 1200, 1200],
    ["iim-charset-esc-a.jpg", 100, 100],
    ["c2pa_XCA_tampered.jpg", 1024, 683],
  ])("[P9] %s is odd but sound, and taken", async (name, width, height) => {
    expect(await inspect(sharedFile(`images/${name}`))).toMatchObject({ width, height });
  });

  test("[P9] a picture that lies on its side is measured upright", async () => {
    expect(await inspect(sharedFile("images/orientation-6.jpg"))).toMatchObject({ width: 40, height: 80 });
  });
});
