import { lineText, type Line, type StoryDetails, type StoryWords } from "#lib/document/story/words.ts";

/** House style of the attribution line until an administrator sets another. */
export const STANDARD_ATTRIBUTION_FORM = "With inputs from {sources}";

/** The line that tells readers which agencies' copy a story uses: "With inputs from ANI and PTI". None, no line. */
export function attributionLine(printedNames: readonly string[], form: string): string | null {
  const names = [...new Set(printedNames.map((name) => name.trim()).filter(Boolean))];
  if (names.length === 0) return null;
  const last = names.at(-1)!;
  const listed = names.length === 1 ? last : `${names.slice(0, -1).join(", ")} and ${last}`;
  return form.includes("{sources}") ? form.replace("{sources}", () => listed) : `${form} ${listed}`;
}

/** What readers get: the line set by hand where there is one (empty: no line at all), else the computed one. */
export function shownAttribution(
  details: StoryDetails,
  printedNames: readonly string[],
  form: string,
): string | null {
  const override = details.attributionOverride;
  return override ? override.line.trim() || null : attributionLine(printedNames, form);
}

export interface Agency {
  id: string;
  name: string;
  printedName: string;
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
const SAYING = "said|says|told|reported|reports|quoted|wrote|confirmed|cited";
const LEADING = "told|according to|quoted by|news agency|agency";

/** "AP" is also Andhra Pradesh: a name of two letters counts only where it reports something. */
const reporting = (name: string): RegExp =>
  new RegExp(
    `(?:\\b(?:${LEADING})\\s+(?:the\\s+)?(?:news\\s+agency\\s+)?${name}(?![\\p{L}\\p{N}])(?!\\s+(?:government|minister|chief|CM|assembly|police|High)))` +
      `|(?:(?<![\\p{L}\\p{N}])${name}\\s+(?:has\\s+|had\\s+)?(?:${SAYING})\\b)|\\(${name}\\)`,
    "u",
  );

/** The known agencies that the text names, as whole words and in the capitals they are written in. */
export function agenciesNamedIn(text: string, known: readonly Agency[]): Agency[] {
  return known.filter((agency) =>
    [...new Set([agency.name, agency.printedName])].some((name) => {
      const wanted = name.trim();
      // Cheap, and leaves the expression to the few texts that have the name at all.
      if (wanted === "" || !text.includes(wanted)) return false;
      return wanted.length <= 2
        ? reporting(escaped(wanted)).test(text)
        : new RegExp(`(?<![\\p{L}\\p{N}-])${escaped(wanted)}(?![\\p{L}\\p{N}])`, "u").test(text);
    }),
  );
}

const WHOLE_LINE =
  /^[([]?\s*(?:with|additional)\s+(?:additional\s+)?(?:agency\s+)?inputs?\s+(?:from|by)\s.{2,100}$|^[([]?\s*with\s+[\p{Lu}][^.]{1,60}\sinputs[)\].]*$|^[([]\s*(?:ANI|PTI|IANS|AFP|AP|Reuters|UNI|Agencies)(?:\s*[/,&]\s*\p{L}+)*\s*[)\]]\.?$/iu;
/** A typed attribution is no longer, so no more of a line is looked at: it may have a million characters. */
const LONGEST_ATTRIBUTION = 300;
const AT_THE_END = /[([]\s*with\s+(?:agency\s+)?inputs?\s+(?:from|by)\s[^)\]]{2,80}[)\]]\s*(?:\.\s*)?$/iu;

/** Lines of the body in which somebody typed the attribution line that the page sets by itself. */
export function typedAttributionIn(words: StoryWords): { line: number; text: string }[] {
  return words.lines.flatMap((line: Line, index) => {
    if (line.kind === "picture") return [];
    const text = lineText(line).trim();
    const isTyped =
      (text.length <= LONGEST_ATTRIBUTION && WHOLE_LINE.test(text)) ||
      AT_THE_END.test(text.slice(-LONGEST_ATTRIBUTION));
    return isTyped ? [{ line: index, text }] : [];
  });
}
