import ExifReader from "exifreader";
import type { Disagreement, EmbeddedMetadata, MetadataPlace } from "#lib/newsroom/pictures/picture.ts";
import { exifValues, type ExifTags } from "#lib/newsroom/pictures/exif-values.ts";
import { iimValues, type IimTags } from "#lib/newsroom/pictures/iim-values.ts";
import { asWebp } from "#lib/newsroom/pictures/metadata-parts.ts";
import type { MetadataValues } from "#lib/newsroom/pictures/metadata-values.ts";
import { soundMetadata } from "#lib/newsroom/pictures/sound-metadata.ts";
import { xmpValues, type XmpTags } from "#lib/newsroom/pictures/xmp-values.ts";

/** What the three places of a file say, each for itself. */
export interface FileValues {
  XMP: MetadataValues;
  IIM: MetadataValues;
  EXIF: MetadataValues;
  /** IIM values as long as their dataset allows: they may have been cut. */
  fullInIim: ReadonlySet<keyof MetadataValues>;
}

const PLACES: MetadataPlace[] = ["XMP", "IIM", "EXIF"];
const COMPARED: Disagreement["field"][] = ["credit", "creator", "source", "copyright", "caption"];

/** Differences that nobody means: blanks, and `;` for `,` between names. */
const comparable = (value: string): string => value.replaceAll(";", ",").replace(/\s+/g, " ").trim();

/** XMP is asked first, then IIM, then EXIF; where they disagree, all are kept for a person to choose. */
export function mergeValues(file: FileValues): EmbeddedMetadata {
  const merged: EmbeddedMetadata = { ...file.EXIF, ...file.IIM, ...file.XMP };
  const disagreements: Disagreement[] = [];
  for (const field of COMPARED) {
    const values = PLACES.flatMap((from) => {
      const value = file[from][field];
      return value ? [{ from, value }] : [];
    });
    const first = values[0];
    if (!first) continue;
    if (field === "credit") merged.creditFrom = first.from;
    if (field === "creator") merged.creatorFrom = first.from;
    const differing = values.filter(({ from, value }) => {
      if (comparable(value) === comparable(first.value)) return false;
      const cut = from === "IIM" && file.fullInIim.has(field);
      return !(cut && comparable(first.value).startsWith(comparable(value)));
    });
    if (differing.length > 0) disagreements.push({ field, values: [first, ...differing] });
  }
  if (disagreements.length > 0) merged.disagreements = disagreements;
  return merged;
}

interface Groups {
  xmp?: XmpTags;
  iptc?: IimTags;
  exif?: ExifTags;
  gps?: { Latitude?: number; Longitude?: number };
}

function groupsOf(bytes: Uint8Array): Groups {
  const own = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer;
  return ExifReader.load(own, { expanded: true }) as unknown as Groups;
}

/**
 * Reads what a picture's file says about itself. Broken metadata never refuses a sound picture: it is then unread, and
 * said to be so. `packet` is the XMP of a compressed PNG chunk, which the reader of files does not see.
 */
export function embeddedMetadata(bytes: Uint8Array, packet?: string): EmbeddedMetadata {
  let groups: Groups;
  try {
    groups = groupsOf(bytes);
    if (!groups.xmp && packet) groups = { ...groups, xmp: groupsOf(asWebp({ xmp: packet }).bytes).xmp ?? {} };
  } catch (thrown) {
    // The reader says "nothing there" by an error too; that is not a broken file.
    return thrown instanceof ExifReader.errors.MetadataMissingError ? {} : { unreadable: true };
  }
  const iim = iimValues(groups.iptc ?? {});
  const merged = mergeValues({
    XMP: xmpValues(groups.xmp ?? {}),
    IIM: iim.values,
    EXIF: exifValues(groups.exif ?? {}),
    fullInIim: iim.full,
  });
  const sound = soundMetadata(merged);
  return groups.gps?.Latitude !== undefined ? { ...sound, hasLocation: true } : sound;
}
