const LABEL =
  /^\s*(?:by|from|(?:(?:additional|further)\s+)?(?:report(?:s|ing|ed)?|words|writ(?:ing|ten)|research)\s+by)\s*:?\s+/i;
const BETWEEN = /,|;|&|\band\b|\bwith\b/i;

/**
 * The names in a byline as printed, without "By" and without what each did: "By Asha Rao; additional reporting by Kabir Sen"
 * names two.
 */
export const authorsOf = (byline: string): string[] => [
  ...new Set(
    byline
      .split(BETWEEN)
      .map((name) => name.replace(LABEL, "").trim())
      .filter((name) => name !== ""),
  ),
];
