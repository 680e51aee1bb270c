import { lineText, type StoryDetails, type StoryWords } from "#lib/document/story/words.ts";
import {
  agenciesNamedIn,
  attributionLine,
  typedAttributionIn,
  type Agency,
} from "#lib/newsroom/stories/attribution.ts";
import { countWords } from "#lib/newsroom/revisions/readers-view.ts";

export interface Check {
  id: string;
  sentence: string;
  overridable: boolean;
  where?: {
    field?: "headline" | "standfirst" | "body";
    /** Index of the line in the body. */
    line?: number;
    picture?: string;
    /** The query that is meant, by id. */
    query?: string;
    /** The side panel's tab in which it is mended. */
    tab?: string;
  };
}

export interface CheckedStory {
  words: StoryWords;
  details: StoryDetails;
  /** Pictures by id with their credit, as the library has them. */
  pictures: ReadonlyMap<string, { credit: string }>;
  /** Wire sources chosen for the story, in order. */
  sources: readonly Agency[];
  /** Every wire source the newsroom knows. */
  knownSources: readonly Agency[];
  attributionForm: string;
  /** Slugs of the sections there are; undefined: any will do. */
  sections?: readonly string[];
}

/** What keeps these words from their readers, and what somebody should look at first. */
export function checksOf(story: CheckedStory): { blocking: Check[]; warnings: Check[] } {
  return { blocking: blockingOf(story), warnings: [...sourceWarnings(story), ...wordWarnings(story)] };
}

/** What keeps these words from their readers, and nothing else: decisions ask for it inside their transaction. */
export const blockingOf = (
  story: Pick<CheckedStory, "words" | "details" | "pictures" | "sections">,
): Check[] => [...missingWords(story), ...missingOnPictures(story)];

const block = (id: string, sentence: string, where: NonNullable<Check["where"]>): Check => ({
  id,
  sentence,
  overridable: false,
  where,
});
const warn = (id: string, sentence: string, where: NonNullable<Check["where"]>): Check => ({
  id,
  sentence,
  overridable: true,
  where,
});

function missingWords({
  words,
  details,
  sections,
}: Pick<CheckedStory, "words" | "details" | "sections">): Check[] {
  const missing: Check[] = [];
  if (words.headline.trim() === "")
    missing.push(block("no-headline", "The headline is missing.", { field: "headline" }));
  if (!words.lines.some((line) => line.kind !== "picture" && lineText(line).trim() !== ""))
    missing.push(block("no-body", "The story has no text yet.", { field: "body", line: 0 }));
  if (!details.section) missing.push(block("no-section", "The section is missing.", { tab: "Details" }));
  else if (sections && !sections.includes(details.section))
    missing.push(
      block("unknown-section", "The section of the story does not exist any more: choose another.", {
        tab: "Details",
      }),
    );
  return missing;
}

function missingOnPictures({ words, pictures }: Pick<CheckedStory, "words" | "pictures">): Check[] {
  const missing: Check[] = [];
  const total = words.lines.filter((line) => line.kind === "picture").length;
  let place = 0;
  words.lines.forEach((line, index) => {
    if (line.kind !== "picture") return;
    place += 1;
    const caption = lineText(line).trim();
    const named = `${total === 1 ? "The picture" : `Picture ${place}`}${caption ? ` (“${shortened(caption)}”)` : ""}`;
    const where = {
      field: "body",
      line: index,
      ...(line.picture ? { picture: line.picture } : {}),
      tab: "Pictures",
    } as const;
    const known = line.picture ? pictures.get(line.picture) : undefined;
    if (!known)
      missing.push(
        block(`picture-gone-${index}`, `${named} is not in the library: take it out of the story.`, where),
      );
    else if (known.credit.trim() === "")
      missing.push(block(`no-credit-${index}`, `${named} has no credit line.`, where));
    if (known && (line.alt ?? "").trim() === "")
      missing.push(block(`no-alt-${index}`, `${named} has no alt text.`, where));
  });
  return missing;
}

function sourceWarnings({ words, details, sources, knownSources, attributionForm }: CheckedStory): Check[] {
  const warnings: Check[] = [];
  const listed = new Set(sources.map((source) => source.id));
  const texts = [
    { text: words.headline, where: { field: "headline" } as const },
    { text: words.standfirst, where: { field: "standfirst" } as const },
    ...words.lines.map((line, index) => ({
      text: line.kind === "picture" ? "" : lineText(line),
      where: { field: "body", line: index } as const,
    })),
  ];
  const told = new Set<string>();
  for (const { text, where } of texts)
    for (const agency of agenciesNamedIn(text, knownSources)) {
      if (listed.has(agency.id) || told.has(agency.id)) continue;
      told.add(agency.id);
      warnings.push(
        warn(
          `unlisted-${agency.id}`,
          `The text names ${agency.printedName}, which is not listed under Sources.`,
          { ...where, tab: "Sources" },
        ),
      );
    }
  for (const typed of typedAttributionIn(words))
    warnings.push(
      warn(
        `typed-attribution-${typed.line}`,
        `“${shortened(typed.text.length > 60 ? typed.text.slice(-60) : typed.text)}” is typed in the text: the page sets the attribution line by itself.`,
        { field: "body", line: typed.line },
      ),
    );
  const override = details.attributionOverride;
  if (
    override &&
    override.line !==
      attributionLine(
        sources.map((source) => source.printedName),
        attributionForm,
      )
  ) {
    const unnamed = sources.filter((source) => !override.line.includes(source.printedName));
    if (unnamed.length > 0)
      warnings.push(
        warn(
          "override-unnamed",
          `The attribution line set by hand does not name ${unnamed.map((source) => source.printedName).join(", ")}.`,
          { tab: "Sources" },
        ),
      );
  }
  return warnings;
}

function wordWarnings({ words, details }: CheckedStory): Check[] {
  const warnings: Check[] = [];
  if (words.standfirst.trim() === "")
    warnings.push(warn("no-standfirst", "There is no standfirst.", { field: "standfirst" }));
  if (!details.byline?.trim()) warnings.push(warn("no-byline", "There is no byline.", { tab: "Details" }));
  const count = countWords(words.lines);
  if (details.length && count > details.length)
    warnings.push(
      warn(
        "over-length",
        `The story is ${count - details.length} words over its length of ${details.length}.`,
        { field: "body" },
      ),
    );
  words.lines.forEach((line, index) => {
    if (line.kind !== "picture" || lineText(line).trim() !== "") return;
    warnings.push(
      warn(`no-caption-${index}`, "A picture has no caption.", {
        field: "body",
        line: index,
        ...(line.picture ? { picture: line.picture } : {}),
        tab: "Pictures",
      }),
    );
  });
  return warnings;
}

const shortened = (text: string): string => (text.length <= 60 ? text : `${text.slice(0, 57).trimEnd()}…`);
