import sharp from "sharp";
import { describe, expect, test } from "vitest";
import { embeddedMetadata, mergeValues } from "#lib/newsroom/pictures/embedded-metadata.ts";
import { decodeIim } from "#lib/newsroom/pictures/iim-values.ts";
import { formatOf } from "#lib/newsroom/pictures/accepted-pictures.ts";
import type { EmbeddedMetadata } from "#lib/newsroom/pictures/picture.ts";
import { perform } from "#lib/newsroom/pictures/reading/picture-tasks.ts";
import { LONGEST_TEXT } from "#lib/newsroom/pictures/sound-metadata.ts";
import { proposalsOf } from "#lib/newsroom/pictures/proposals.ts";
import { haveSharedData, sharedFile, sharedPath } from "#lib/platform/testing/shared-data.ts";
import { xmpPacket } from "#lib/newsroom/pictures/xmp-packet.ts";

const haveRealPictures = haveSharedData("images", "what real pictures say about themselves");

const NONE = new Set<never>();
const latin = (text: string) => Uint8Array.from(Buffer.from(text, "latin1"));
const utf8 = (text: string) => new TextEncoder().encode(text);

describe("which place is believed", () => {
  test("[P7] XMP is believed before IIM, IIM before EXIF, and an empty field beats nothing", () => {
    const merged = mergeValues({
      XMP: { caption: "from XMP" },
      IIM: { caption: "from IIM", credit: "ANI" },
      EXIF: { caption: "from EXIF", creator: "Asha Rao" },
      fullInIim: NONE,
    });
    expect(merged).toMatchObject({
      caption: "from XMP",
      credit: "ANI",
      creditFrom: "IIM",
      creator: "Asha Rao",
    });
    expect(merged.disagreements).toEqual([
      {
        field: "caption",
        values: [
          { from: "XMP", value: "from XMP" },
          { from: "IIM", value: "from IIM" },
          { from: "EXIF", value: "from EXIF" },
        ],
      },
    ]);
  });

  test("[P7] an IIM value cut at its limit is a truncation of the XMP value, not a disagreement", () => {
    const XMP = { credit: "NASA, ESA, Michael Wong (Space Telescope Science Institute)" };
    const IIM = { credit: XMP.credit.slice(0, 32) };
    expect(
      mergeValues({ XMP, IIM, EXIF: {}, fullInIim: new Set(["credit"] as const) }).disagreements,
    ).toBeUndefined();
    expect(
      mergeValues({ XMP, IIM: { credit: "NASA" }, EXIF: {}, fullInIim: NONE }).disagreements,
    ).toHaveLength(1);
  });
});

describe("IIM's characters", () => {
  const UTF8 = Uint8Array.from([0x1b, 0x25, 0x47]);
  const LATIN1 = Uint8Array.from([0x1b, 0x2d, 0x41]);
  test.each([
    ["named UTF-8", utf8("Bjørn सिंह"), UTF8, "Bjørn सिंह"],
    ["named Latin-1", latin("présentait"), LATIN1, "présentait"],
    ["unnamed UTF-8", utf8("© Asha"), undefined, "© Asha"],
    ["unnamed Latin-1", latin("© Asha"), undefined, "© Asha"],
    ["UTF-8 cut within a character", utf8("सिंह").slice(0, 10), UTF8, "सिं"],
    ["unnamed UTF-8 cut within a character", utf8("Bjørn").slice(0, 3), undefined, "Bj"],
    ["named UTF-8 that is Latin-1", latin("Málaga"), UTF8, "Málaga"],
  ])("[P7] %s is read right", (_how, bytes, named, text) => {
    expect(decodeIim(bytes, named)).toBe(text);
  });
});

test("[P7] a file that names only its creator proposes that, and says so", () => {
  expect(proposalsOf({ creator: "Asha Rao", creatorFrom: "EXIF" })).toMatchObject({
    proposedCredit: "Asha Rao",
    creditFrom: "its creator (EXIF)",
  });
  expect(proposalsOf({ credit: "Image: ANI", creditFrom: "XMP", creator: "Asha Rao" })).toMatchObject({
    proposedCredit: "ANI",
    creditFrom: "its credit line (XMP)",
  });
});

test.each(["jpeg", "png", "webp", "avif"] as const)(
  "[P7] our own packet is read back from a %s",
  async (format) => {
    const about = {
      credit: "Twitter/ Amrullah Saleh/ANI",
      creator: "Bjørn सिंह",
      rights: "© <A & B>",
      alt: "A “flag”",
    };
    const bytes = await sharp({ create: { width: 40, height: 30, channels: 3, background: "teal" } })
      .withXmp(xmpPacket(about))
      .toFormat(format)
      .toBuffer();
    const { xmpAsString } = await sharp(bytes).metadata();
    expect(embeddedMetadata(bytes, xmpAsString)).toMatchObject({
      credit: about.credit,
      creator: about.creator,
      copyright: about.rights,
      alt: about.alt,
    });
  },
);

test("[P7] what cannot be read at all is no error", () => {
  for (const bytes of [
    new Uint8Array(0),
    utf8("not a picture"),
    Uint8Array.from([0xff, 0xd8, 0xff, 0xe1, 0xff]),
  ])
    expect(() => embeddedMetadata(bytes)).not.toThrow();
});

describe.runIf(haveRealPictures)("real pictures", () => {
  type Expected = Record<string, unknown> & { SourceFile: string };
  const expected: Expected[] = haveRealPictures
    ? (JSON.parse(sharedFile("images/exiftool-expected.json").toString("utf8")) as Expected[])
    : [];
  const read = async (name: string) => {
    const bytes = sharedFile(`images/${name}`);
    // As uploads are read: from the parts that say something, where the kind of file is taken at all.
    const format = formatOf(bytes);
    if (format && "accepted" in format)
      return (await perform({
        kind: "metadata",
        path: sharedPath(`images/${name}`),
        format: format.accepted,
      })) as EmbeddedMetadata;
    const packet = await sharp(bytes, { limitInputPixels: 100_000_000 })
      .metadata()
      .then(({ xmpAsString }) => xmpAsString)
      .catch(() => undefined);
    return embeddedMetadata(bytes, packet);
  };
  const joined = (value: unknown) =>
    Array.isArray(value) ? value.join(", ") : (value as string | undefined);
  const NO_CAPTION = new Set(["Created with GIMP", ""]);

  test.each(expected.map((file) => [file.SourceFile.replace(/^.*\//, ""), file] as const))(
    "[P7] %s is read as ExifTool reads it",
    async (name, file) => {
      const says = await read(name);
      const first = (...tags: string[]) => {
        for (const tag of tags)
          if (file[tag] !== undefined && file[tag] !== "") return joined(file[tag])?.trim();
        return undefined;
      };
      const cut = (text: string | undefined, most = LONGEST_TEXT) => text?.slice(0, most).trim();
      expect(says.credit).toBe(cut(first("XMP-photoshop:Credit", "IPTC:Credit"), 500));
      expect(says.creator).toBe(first("XMP-dc:Creator", "IPTC:By-line", "IFD0:Artist"));
      expect(says.copyright).toBe(cut(first("XMP-dc:Rights", "IPTC:CopyrightNotice", "IFD0:Copyright")));
      expect(says.source).toBe(first("XMP-photoshop:Source", "IPTC:Source"));
      expect(says.alt).toBe(first("XMP-iptcCore:AltTextAccessibility"));
      const caption = first("XMP-dc:Description", "IPTC:Caption-Abstract", "IFD0:ImageDescription");
      expect(says.caption).toBe(caption === undefined || NO_CAPTION.has(caption) ? undefined : cut(caption));
      if (file["GPS:GPSLatitude"] !== undefined) expect(says.hasLocation).toBe(true);
    },
  );

  test("[P7] where the places disagree, each is kept with its origin", async () => {
    const { disagreements } = await read("metadata_demo_out_of_sync_iim_xmp_exif.jpg");
    expect(disagreements?.map(({ field }) => field).sort()).toEqual(["caption", "copyright", "creator"]);
    const creator = disagreements?.find(({ field }) => field === "creator");
    expect(creator?.values.map(({ from, value }) => `${from}: ${value}`)).toEqual([
      "XMP: Carl Seibert (XMP)",
      "IIM: Carl Seibert (IIM)",
      "EXIF: Carl Seibert (Exif)",
    ]);
  });

  test.each(["generative-ai-example.jpg", "nasa-jupiter_iim-credit-truncated.jpg"])(
    "[P7] %s: the credit cut in IIM is no disagreement",
    async (name) => {
      const says = await read(name);
      expect(says.creditFrom).toBe("XMP");
      expect(says.disagreements?.some(({ field }) => field === "credit")).not.toBe(true);
    },
  );

  test("[P7] terms, licensors and the kind of source are read too", async () => {
    expect(await read("IPTC-PhotometadataRef-Std2021.1.jpg")).toMatchObject({
      usageTerms: "Rights Usage Terms (ref2021.1)",
      webStatement: "https://example.com/WebStatementOfRights/2021.1",
      digitalSourceType: "http://cv.iptc.org/newscodes/digitalsourcetype/softwareImage",
      licensors: [{ name: "Licensor Name 1 (ref2021.1)" }, {}],
    });
  });
});
