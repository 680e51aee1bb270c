import type { SuggestionCard } from "#lib/document/suggestions/cards.ts";

const LINE_NAMES: Record<string, string> = {
  paragraph: "a paragraph",
  subheading: "a sub-heading",
  quote: "a quotation",
  listItem: "a list item",
  picture: "a picture",
};

/** Longer words are shown by their beginning and their end. */
const LONGEST = 80;

type Described = Pick<
  SuggestionCard,
  "kind" | "inserted" | "struck" | "words" | "mark" | "line" | "picturesAdded" | "picturesRemoved"
>;

/** What a suggestion asks for, as a copy editor would say it: Replace “13” with “12”. */
export function describeSuggestion(card: Described): string {
  switch (card.kind) {
    case "insertion":
      return describeInsertion(card);
    case "deletion":
      return describeDeletion(card);
    case "replacement":
      return `Replace ${quoted(card.struck)} with ${quoted(card.inserted)}`;
    case "format":
      return describeFormat(card);
    case "line":
      return describeLine(card.line ?? {});
  }
}

function describeInsertion({ inserted, picturesAdded }: Described): string {
  if (picturesAdded > 0) return withCaption(picturesAdded === 1 ? "Add a picture" : "Add pictures", inserted);
  return isOnlyLines(inserted) ? "Split the line here" : `Insert ${quoted(inserted)}`;
}

function describeDeletion({ struck, picturesRemoved }: Described): string {
  if (picturesRemoved > 0)
    return withCaption(picturesRemoved === 1 ? "Take out the picture" : "Take out the pictures", struck);
  return isOnlyLines(struck) ? "Join with the line above" : `Delete ${quoted(struck)}`;
}

function describeFormat({ mark, words }: Described): string {
  if (!mark) return `Change the look of ${quoted(words)}`;
  const { name, on } = mark;
  if (name !== "link")
    return on === null ? `Make ${quoted(words)} not ${name}` : `Make ${quoted(words)} ${name}`;
  return on === null || on === true
    ? `Take the link off ${quoted(words)}`
    : `Link ${quoted(words)} to ${on.href}`;
}

/** What a line is to become. */
export function describeLine(line: Record<string, unknown>): string {
  const { kind, ordered, level, alt, crop, picture } = line;
  if (kind === "listItem" || (kind === undefined && typeof ordered === "boolean"))
    return ordered === true ? "Make it a numbered list" : "Make it a bulleted list";
  if (typeof kind === "string" && LINE_NAMES[kind]) return `Make it ${LINE_NAMES[kind]}`;
  if (typeof level === "number") return `Put the list item on level ${level + 1}`;
  if (picture !== undefined) return "Change the picture";
  if (alt !== undefined)
    return typeof alt === "string" && alt ? `Change the alt text to ${quoted(alt)}` : "Take the alt text out";
  return crop === undefined ? "Change the line" : "Change the picture’s crop";
}

const isOnlyLines = (words: string): boolean => /^¶+$/.test(words);

const withCaption = (act: string, words: string): string => {
  const caption = words.replaceAll("¶", " ").trim();
  return caption ? `${act}: ${quoted(caption)}` : act;
};

/** In quotation marks, and not longer than a card has room for. */
export function quoted(words: string): string {
  const characters = Array.from(words);
  if (characters.length <= LONGEST) return `“${words}”`;
  const half = LONGEST / 2;
  return `“${characters.slice(0, half).join("").trimEnd()} … ${characters.slice(-half).join("").trimStart()}”`;
}
