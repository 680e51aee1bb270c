import type { SuggestionCard } from "#lib/document/suggestions/cards.ts";

const LINE_NAMES: Record<string, string> = {
  paragraph: "a paragraph",
  subheading: "a sub-heading",
  quote: "a quotation",
  listItem: "a list item",
  picture: "a picture",
};

/** What a suggestion would do, said after its author's name. */
export function suggestionWords(card: SuggestionCard): string {
  switch (card.kind) {
    case "insertion":
      return "would add";
    case "deletion":
      return "would take out";
    case "replacement":
      return "would replace";
    case "format":
      return formatWords(card.mark);
    case "line": {
      const kind = card.line?.["kind"];
      return typeof kind === "string" && LINE_NAMES[kind]
        ? `would make this line ${LINE_NAMES[kind]}`
        : "would change this line";
    }
  }
}

function formatWords(mark: SuggestionCard["mark"]): string {
  if (!mark) return "would change the look of";
  const { name, on } = mark;
  if (name === "link")
    return on === null || on === true ? "would take the link off" : `would link to ${on.href}:`;
  return on === null ? `would take ${name} off` : `would make ${name}`;
}
