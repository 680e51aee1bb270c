import type { Licensor } from "#lib/newsroom/pictures/picture.ts";

/** What one place of a file says, as plain text; absent where it says nothing. */
export interface MetadataValues {
  credit?: string;
  creator?: string;
  creatorTitle?: string;
  source?: string;
  copyright?: string;
  usageTerms?: string;
  webStatement?: string;
  licensors?: Licensor[];
  digitalSourceType?: string;
  caption?: string;
  alt?: string;
  instructions?: string;
  taken?: string;
}

/** The values without the empty ones: an empty IIM field does not beat a filled XMP field. */
export function filled(values: {
  [Name in keyof MetadataValues]: MetadataValues[Name] | undefined;
}): MetadataValues {
  return Object.fromEntries(
    Object.entries(values).filter(([, value]) => (Array.isArray(value) ? value.length > 0 : Boolean(value))),
  );
}
