import { filled, type MetadataValues } from "#lib/newsroom/pictures/metadata-values.ts";
import { LONGEST_TEXT, MOST_NAMES, soundMetadataText } from "#lib/newsroom/pictures/sound-metadata.ts";

/** A dataset as exifreader gives it: its bytes, and a list of such where it may be repeated. */
interface Dataset {
  value: number[] | string;
}
export type IimTags = Record<string, Dataset | Dataset[] | undefined>;

/** How many bytes each dataset may have; longer values were cut there by whoever wrote them. */
export const IIM_LIMITS: { [Name in keyof MetadataValues]?: number } = {
  credit: 32,
  creator: 32,
  creatorTitle: 32,
  source: 32,
  copyright: 128,
  caption: 2000,
  instructions: 256,
};

/**
 * IIM's characters: dataset 1:90 names them (`ESC % G` is UTF-8, `ESC - A` ISO-8859-1); without it UTF-8 is tried, then
 * Latin-1. A value cut at its limit may end within a UTF-8 character: that half is left out, and does not turn the
 * rest into Latin-1.
 */
export function decodeIim(bytes: Uint8Array, named: Uint8Array | undefined): string {
  const escape = named ? String.fromCharCode(...named) : "";
  if (escape !== "\u001b-A" && escape !== "\u001b.A") {
    try {
      return new TextDecoder("utf-8", { fatal: true }).decode(bytes, { stream: true });
    } catch {
      // Not UTF-8, whatever 1:90 said.
    }
  }
  return new TextDecoder("windows-1252").decode(bytes);
}

/** More bytes than the longest text has. Extended datasets may have megabytes. */
const MOST_BYTES = 4 * LONGEST_TEXT;

const bytesOf = (dataset: Dataset): Uint8Array =>
  typeof dataset.value === "string"
    ? new TextEncoder().encode(dataset.value.slice(0, MOST_BYTES))
    : Uint8Array.from(dataset.value.slice(0, MOST_BYTES));

/** What the IIM block says, and which of its values fill their dataset to the limit. */
export function iimValues(tags: IimTags): { values: MetadataValues; full: Set<keyof MetadataValues> } {
  const charset = tags["Coded Character Set"];
  const named = charset && !Array.isArray(charset) ? bytesOf(charset) : undefined;
  const full = new Set<keyof MetadataValues>();
  const read = (field: keyof MetadataValues, name: string): string => {
    const found = tags[name];
    const datasets = found === undefined ? [] : Array.isArray(found) ? found : [found];
    const parts = datasets.slice(0, MOST_NAMES).map(bytesOf);
    // Up to three bytes of a cut character were left out by a careful writer.
    if (parts.some((part) => part.length >= (IIM_LIMITS[field] ?? Infinity) - 3)) full.add(field);
    return parts
      .map((part) => soundMetadataText(decodeIim(part, named)))
      .filter(Boolean)
      .join(", ");
  };
  const values = filled({
    credit: read("credit", "Credit"),
    creator: read("creator", "By-line"),
    creatorTitle: read("creatorTitle", "By-line Title"),
    source: read("source", "Source"),
    copyright: read("copyright", "Copyright Notice"),
    caption: read("caption", "Caption/Abstract"),
    instructions: read("instructions", "Special Instructions"),
  });
  return { values, full };
}
