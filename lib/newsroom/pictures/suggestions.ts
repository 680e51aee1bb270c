import {
  cleanCredit,
  cleanLine,
  MAX_ALT,
  MAX_CAPTION,
  MAX_CREDIT,
} from "#lib/newsroom/pictures/credit-line.ts";
import type { EmbeddedMetadata, PictureSuggestions } from "#lib/newsroom/pictures/picture.ts";

/**
 * What a file proposes. A file without a credit line may name its creator: that is a proposal too, and the screen says
 * where it comes from. Nothing is stored as a credit before a person has seen it.
 */
export function suggestionsOf(embedded: EmbeddedMetadata): PictureSuggestions {
  const credit = cleanCredit(embedded.credit ?? "");
  const creator = cleanCredit(embedded.creator ?? "");
  const place = (from: string | undefined) => (from ? ` (${from})` : "");
  return {
    suggestedCredit: (credit || creator).slice(0, MAX_CREDIT),
    suggestedCaption: cleanLine(embedded.caption ?? "").slice(0, MAX_CAPTION),
    suggestedAlt: cleanLine(embedded.alt ?? "").slice(0, MAX_ALT),
    creditFrom: credit
      ? `its credit line${place(embedded.creditFrom)}`
      : creator
        ? `its creator${place(embedded.creatorFrom)}`
        : "",
    disagreements: embedded.disagreements ?? [],
  };
}
