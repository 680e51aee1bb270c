/** The signs a house prints: copy is typed with what the keyboard has, and set as the house sets it. */
export interface Typography {
  openDouble: string;
  closeDouble: string;
  openSingle: string;
  closeSingle: string;
  /** Between two hyphens typed, and three. */
  shortDash: string;
  longDash: string;
  ellipsis: string;
}

const ENGLISH: Typography = {
  openDouble: "“",
  closeDouble: "”",
  openSingle: "‘",
  closeSingle: "’",
  shortDash: "–",
  longDash: "—",
  ellipsis: "…",
};

const GERMAN: Typography = {
  ...ENGLISH,
  openDouble: "„",
  closeDouble: "“",
  openSingle: "‚",
  closeSingle: "‘",
};
const FRENCH: Typography = {
  ...ENGLISH,
  openDouble: "«\u00a0",
  closeDouble: "\u00a0»",
};
const SPANISH: Typography = { ...ENGLISH, openDouble: "«", closeDouble: "»" };

const BY_LANGUAGE: Record<string, Typography> = { de: GERMAN, fr: FRENCH, es: SPANISH, it: SPANISH };

/** The house's signs, from the publication's language: en-IN unless somebody says otherwise. */
export const typographyOf = (locale: string): Typography =>
  BY_LANGUAGE[locale.toLowerCase().split("-")[0] ?? ""] ?? ENGLISH;

/** A sign to set in place of the last `length` characters, the one just typed among them. */
export interface SetSign {
  length: number;
  sign: string;
}

/** After these a quotation begins; after everything else it ends. */
const OPENS_AFTER = /[\s([{<«„“‘‚–—/\u00a0]$/u;
/** An address is copied and typed as it stands. */
const ADDRESS = /^(?:[a-z][a-z0-9+.-]*:\/\/|www\.|mailto:)/i;
/** No address is longer; a line may be. */
const LONGEST_ADDRESS = 2_000;

/** Whether the word that is being typed is an address of the web or of mail. */
function isInAddress(before: string): boolean {
  const word = before.slice(-LONGEST_ADDRESS).split(/\s/).at(-1) ?? "";
  return ADDRESS.test(word) || word.lastIndexOf("@") > 0;
}
const APOSTROPHE = "’";

/**
 * What the house sets for a sign that is typed after `before` (the words of the line so far); null when it stays as typed.
 * The apostrophe is the same in every language; only a quotation has two sides.
 */
export function typographicSign(before: string, typed: string, house: Typography): SetSign | null {
  if (isInAddress(before)) return null;
  const opens = before === "" || OPENS_AFTER.test(before);
  switch (typed) {
    case '"':
      return { length: 1, sign: opens ? house.openDouble : house.closeDouble };
    case "'":
      if (opens) return { length: 1, sign: house.openSingle };
      return { length: 1, sign: /[\p{L}\p{N}]$/u.test(before) ? APOSTROPHE : house.closeSingle };
    case "-":
      if (before.endsWith("--") || before.endsWith("<!-")) return null;
      if (before.endsWith(house.shortDash)) return { length: 2, sign: house.longDash };
      return before.endsWith("-") ? { length: 2, sign: house.shortDash } : null;
    case ".":
      return before.endsWith("..") && !before.endsWith("...") ? { length: 3, sign: house.ellipsis } : null;
    default:
      return null;
  }
}
