import type { Disagreement, EmbeddedMetadata, Licensor } from "#lib/newsroom/pictures/picture.ts";

/** No field of a picture needs more; what a file says beyond it is left out. */
export const LONGEST_TEXT = 2_000;
export const MOST_LICENSORS = 5;
export const MOST_NAMES = 20;

const LONGEST: Partial<Record<keyof EmbeddedMetadata, number>> = {
  credit: 500,
  creator: 1_000,
  creatorTitle: 500,
  source: 500,
  digitalSourceType: 500,
  taken: 40,
};

/** Controls that no line of text holds, and characters that no XML document may hold. Tabs and line breaks stay. */
const UNSOUND = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u0084\u0086-\u009f\ufffe\uffff]/g;

/** A file's text as it may be kept: cut, without control characters and halves of characters, trimmed. */
export function soundMetadataText(text: string, most = LONGEST_TEXT): string {
  // Cut first: the rest of the work is then bounded, however long the text is.
  return text
    .slice(0, 4 * most)
    .replace(UNSOUND, "")
    .trim()
    .slice(0, most)
    .replace(/[\ud800-\udbff]$/, "")
    .toWellFormed();
}

const soundLicensor = ({ name, url }: Licensor): Licensor => ({
  ...(name ? { name: soundMetadataText(name, 500) } : {}),
  ...(url ? { url: soundMetadataText(url) } : {}),
});

const soundDisagreement = ({ field, values }: Disagreement): Disagreement => ({
  field,
  values: values.slice(0, 3).map(({ from, value }) => ({
    from,
    value: soundMetadataText(value, LONGEST[field]),
  })),
});

/**
 * What a file says of itself, within bounds. Earlier versions stored it as long as it came, so it is cut again wherever
 * it is read: it goes into every rendition, page and list.
 */
export function soundMetadata(embedded: EmbeddedMetadata): EmbeddedMetadata {
  const sound: EmbeddedMetadata = Object.fromEntries(
    Object.entries(embedded).map(([name, value]: [string, unknown]) => [
      name,
      typeof value === "string" ? soundMetadataText(value, LONGEST[name as keyof EmbeddedMetadata]) : value,
    ]),
  );
  if (embedded.licensors) sound.licensors = embedded.licensors.slice(0, MOST_LICENSORS).map(soundLicensor);
  if (embedded.disagreements)
    sound.disagreements = embedded.disagreements.slice(0, 10).map(soundDisagreement);
  return sound;
}
