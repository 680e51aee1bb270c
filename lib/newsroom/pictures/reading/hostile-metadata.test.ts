import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { deflateSync } from "node:zlib";
import sharp from "sharp";
import { afterAll, expect, test } from "vitest";
import { LONGEST_TEXT } from "#lib/newsroom/pictures/sound-metadata.ts";
import { inspectPicture } from "#lib/newsroom/pictures/reading/inspect-picture.ts";
import {
  jpegSegment,
  jpegWith,
  packetOf,
  pngChunk,
  pngWith,
  pngXmp,
  XMP_NAME,
} from "#lib/newsroom/pictures/testing/picture-parts.ts";

const folder = mkdtempSync(join(tmpdir(), "galley-hostile-"));
afterAll(() => rmSync(folder, { recursive: true }));
let files = 0;
const inspect = (bytes: Uint8Array) => {
  const path = join(folder, `${++files}`);
  writeFileSync(path, bytes);
  return inspectPicture(path, "somebody");
};
const plain = sharp({ create: { width: 40, height: 30, channels: 3, background: "navy" } });
const png = await plain.clone().png().toBuffer();
const jpeg = await plain.clone().jpeg().toBuffer();
const webp = (xmp: string) => plain.clone().withXmp(xmp).webp().toBuffer();
const avif = (xmp: string) => plain.clone().withXmp(xmp).avif().toBuffer();
const credit = (text: string) => packetOf(`<photoshop:Credit>${text}</photoshop:Credit>`);

test("[P23] texts of a file are cut as they are read, its lists are short, and no control character is kept", async () => {
  const long = "Image: ".repeat(20_000);
  const licensor = "<rdf:li rdf:parseType='Resource'><plus:LicensorName>Name</plus:LicensorName></rdf:li>";
  const packet = packetOf(
    `<photoshop:Credit>${long}</photoshop:Credit><photoshop:Instructions>a&#x85;b${long}</photoshop:Instructions>` +
      `<plus:Licensor><rdf:Bag>${licensor.repeat(300)}</rdf:Bag></plus:Licensor>` +
      `<dc:creator><rdf:Seq>${"<rdf:li>Somebody</rdf:li>".repeat(3_000)}</rdf:Seq></dc:creator>`,
  );
  for (const file of [pngWith(png, pngXmp(packet)), await webp(packet), await avif(packet)]) {
    const { embedded } = await inspect(file);
    expect(embedded.credit?.length).toBeLessThanOrEqual(500);
    expect(embedded.instructions?.length).toBeLessThanOrEqual(LONGEST_TEXT);
    expect(embedded.licensors).toHaveLength(5);
    expect(embedded.creator?.length).toBeLessThanOrEqual(1_000);
    expect(JSON.stringify(embedded).length).toBeLessThan(20_000);
  }
});

const nested = "<a>".repeat(200_000);
const entities = `<!DOCTYPE x [<!ENTITY a "${"x".repeat(500)}">${Array.from({ length: 12 }, (_, n) => `<!ENTITY b${n} "${`&${n ? `b${n - 1}` : "a"};`.repeat(20)}">`).join("")}]>`;
const spaces = Array.from({ length: 6_000 }, (_, n) => `<n${n}:a xmlns:n${n}="urn:${n}">`).join("");
const attributes = `<a ${Array.from({ length: 60_000 }, (_, n) => `b${n}="c"`).join(" ")}/>`;

test.each([
  ["20 MB of labels", pngWith(png, pngXmp(credit("Image: ".repeat(3_000_000))))],
  ["200,000 nested elements", pngWith(png, pngXmp(packetOf(nested)))],
  [
    "entities that multiply",
    pngWith(png, pngXmp(packetOf("<photoshop:Credit>&b11;</photoshop:Credit>", entities))),
  ],
  ["6,000 nested namespaces", pngWith(png, pngXmp(packetOf(spaces)))],
  ["60,000 attributes", pngWith(png, pngXmp(packetOf(attributes)))],
  [
    "a compressed text that becomes 50 MB",
    pngWith(
      png,
      pngChunk(
        "iTXt",
        Buffer.concat([
          Buffer.from("XML:com.adobe.xmp\0\u0001\0\0\0", "latin1"),
          deflateSync(Buffer.from(credit("Image: ".repeat(7_000_000)))),
        ]),
      ),
    ),
  ],
  [
    "30,000 empty chunks",
    pngWith(png, ...Array.from({ length: 30_000 }, () => pngChunk("tEXt", Buffer.from("a\0b")))),
  ],
  [
    "segments of XMP without number",
    jpegWith(
      jpeg,
      ...Array.from({ length: 200 }, () =>
        jpegSegment(0xe1, Buffer.concat([XMP_NAME, Buffer.from(credit("x".repeat(60_000)))])),
      ),
    ),
  ],
])("[P24] a sound picture with %s is taken, and what it says is left or bounded", async (_what, bytes) => {
  const { width, height, embedded } = await inspect(bytes);
  expect({ width, height }).toEqual({ width: 40, height: 30 });
  expect(JSON.stringify(embedded).length).toBeLessThan(20_000);
});

test("[P24] a segment that lies about its length says nothing, and the next picture is read as always", async () => {
  const lying = jpegWith(jpeg, jpegSegment(0xe1, Buffer.concat([XMP_NAME, Buffer.from("<x")]), 65_000));
  await inspect(lying).catch((thrown: unknown) => expect(thrown).toMatchObject({ kind: "refusal" }));
  const { embedded } = await inspect(pngWith(png, pngXmp(credit("ANI"))));
  expect(embedded).toMatchObject({ credit: "ANI", creditFrom: "XMP" });
});
