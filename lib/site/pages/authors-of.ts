const LABEL = /^\s*(?:by|from|words by|reported by)\s*:?\s+/i;
const BETWEEN = /\s*(?:,|;|&|\band\b|\bwith\b)\s*/i;

/** The names in a byline as printed, without "By": "By Asha Rao and Kabir Sen" names two. */
export const authorsOf = (byline: string): string[] => [
  ...new Set(
    byline
      .replace(LABEL, "")
      .split(BETWEEN)
      .map((name) => name.trim())
      .filter((name) => name !== ""),
  ),
];
