import { filled, type MetadataValues } from "#lib/newsroom/pictures/metadata-values.ts";
import { MOST_LICENSORS, MOST_NAMES, soundMetadataText } from "#lib/newsroom/pictures/sound-metadata.ts";

/** A value as exifreader gives it: text, a list, a structure or alternatives by language. */
interface XmpNode {
  value?: unknown;
  attributes?: { lang?: string };
  description?: string;
}
export type XmpTags = Record<string, unknown>;

const isNode = (thing: unknown): thing is XmpNode =>
  typeof thing === "object" && thing !== null && "value" in thing;

/** All texts of a value: one for a simple one, several for a list. */
function texts(tag: unknown): string[] {
  if (typeof tag === "string") return [soundMetadataText(tag)];
  if (!isNode(tag)) return [];
  const { value } = tag;
  if (Array.isArray(value)) return value.slice(0, MOST_NAMES).flatMap((part: unknown) => texts(part));
  return typeof value === "string" ? [soundMetadataText(value)] : [];
}

const text = (tag: unknown): string | undefined => texts(tag).find((each) => each !== "");

/** As many languages as there are countries; the default one stands first by the standard. */
const MOST_LANGUAGES = 200;

/** Of alternatives by language the default one, else English, else the first. */
function inLanguage(tag: unknown): string | undefined {
  if (!isNode(tag) || !Array.isArray(tag.value)) return text(tag);
  const choices = (tag.value as unknown[]).slice(0, MOST_LANGUAGES).filter(isNode);
  const chosen =
    choices.find(({ attributes }) => attributes?.lang === "x-default") ??
    choices.find(({ attributes }) => attributes?.lang?.startsWith("en")) ??
    choices[0];
  return text(chosen);
}

function licensors(tag: unknown): MetadataValues["licensors"] {
  if (!isNode(tag)) return undefined;
  const parts = (Array.isArray(tag.value) ? tag.value : [tag.value]) as unknown[];
  return parts.slice(0, MOST_LICENSORS).flatMap((part) => {
    // A structure comes bare in a list, and wrapped when it has attributes of its own.
    const fields = (isNode(part) ? part.value : part) as Record<string, unknown> | null;
    if (typeof fields !== "object" || fields === null) return [];
    const name = text(fields["LicensorName"]);
    const url = text(fields["LicensorURL"]);
    return name || url ? [{ ...(name ? { name } : {}), ...(url ? { url } : {}) }] : [];
  });
}

/** XMP's own dates carry a zone or do not; only an instant is of use. */
const instant = (date: string | undefined): string | undefined =>
  date && date.includes("T") && /(?:Z|[+-]\d\d:\d\d)$/.test(date) && !Number.isNaN(Date.parse(date))
    ? new Date(date).toISOString()
    : undefined;

/** What the XMP packet says (IPTC Photo Metadata). */
export function xmpValues(tags: XmpTags): MetadataValues {
  return filled({
    credit: text(tags["Credit"]),
    creator: texts(tags["creator"]).filter(Boolean).join(", "),
    creatorTitle: text(tags["AuthorsPosition"]),
    source: text(tags["Source"]),
    copyright: inLanguage(tags["rights"]),
    usageTerms: inLanguage(tags["UsageTerms"]),
    webStatement: text(tags["WebStatement"]),
    licensors: licensors(tags["Licensor"]),
    digitalSourceType: text(tags["DigitalSourceType"]),
    caption: inLanguage(tags["description"]),
    alt: inLanguage(tags["AltTextAccessibility"]),
    instructions: text(tags["Instructions"]),
    taken: instant(text(tags["DateCreated"])),
  });
}
