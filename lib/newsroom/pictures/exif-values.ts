import { filled, type MetadataValues } from "#lib/newsroom/pictures/metadata-values.ts";
import { MOST_NAMES, soundMetadataText } from "#lib/newsroom/pictures/sound-metadata.ts";

export type ExifTags = Record<string, { value?: unknown; description?: string } | undefined>;

/** What cameras and programs write where a caption belongs. */
const NO_CAPTION =
  /^(created with gimp|olympus digital camera|sony dsc|konica minolta digital camera|digital camera|minolta digital camera|exif_jpeg_picture|default|screenshot|untitled)$/i;

function text(tag: ExifTags[string]): string {
  const value: unknown = tag?.value;
  const parts: unknown[] = Array.isArray(value) ? value.slice(0, MOST_NAMES) : [value];
  return parts
    .filter((part): part is string => typeof part === "string")
    .map((part) => soundMetadataText(part))
    .filter(Boolean)
    .join(", ");
}

/** EXIF's time is the camera's own; it is an instant only when the camera says its offset. */
function taken(tags: ExifTags): string | undefined {
  const clock = /^(\d{4}):(\d\d):(\d\d) (\d\d:\d\d:\d\d)$/.exec(text(tags["DateTimeOriginal"]));
  const offset = text(tags["OffsetTimeOriginal"]) || text(tags["OffsetTime"]);
  if (!clock || !/^[+-]\d\d:\d\d$/.test(offset)) return undefined;
  const at = new Date(`${clock[1]}-${clock[2]}-${clock[3]}T${clock[4]}${offset}`);
  return Number.isNaN(at.getTime()) ? undefined : at.toISOString();
}

/** What EXIF says; it has no place for a credit. */
export function exifValues(tags: ExifTags): MetadataValues {
  const caption = text(tags["ImageDescription"]);
  return filled({
    creator: text(tags["Artist"]),
    copyright: text(tags["Copyright"]),
    caption: NO_CAPTION.test(caption) ? "" : caption,
    taken: taken(tags),
  });
}
