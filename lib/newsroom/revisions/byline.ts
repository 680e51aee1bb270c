/** A person's part of the words, 0–1. */
export interface BylineShare {
  name: string;
  share: number;
}

export interface BylineProposal {
  /** "Asha Rao and Vikram Sethi"; empty when nobody wrote enough. */
  byline: string;
  /** "Additional reporting by Leela Das"; null when there is nobody to name. */
  additional: string | null;
}

/** Who wrote a fifth of a story stands in its byline; who wrote a twentieth is named for additional reporting. */
const BYLINE = 0.2;
const ADDITIONAL = 0.05;

/** What the byline could be, by who wrote how much, the most first. It is only proposed: people decide. */
export function proposedByline(shares: readonly BylineShare[]): BylineProposal {
  const sorted = [...shares].sort((a, b) => b.share - a.share);
  const first = sorted.filter(({ share }) => share >= BYLINE);
  // Many hands, none with a fifth: the one who wrote the most.
  const byline = first.length > 0 ? first : sorted.slice(0, 1);
  const more = sorted.filter((one) => !byline.includes(one) && one.share >= ADDITIONAL);
  return {
    byline: listed(byline),
    additional: more.length > 0 ? `Additional reporting by ${listed(more)}` : null,
  };
}

/** Both in one line, as the byline is printed. */
export const wholeByline = ({ byline, additional }: BylineProposal): string =>
  additional ? `${byline}; ${additional.charAt(0).toLowerCase()}${additional.slice(1)}` : byline;

const listed = (people: readonly BylineShare[]): string =>
  new Intl.ListFormat("en-GB", { type: "conjunction" }).format(people.map(({ name }) => name));
