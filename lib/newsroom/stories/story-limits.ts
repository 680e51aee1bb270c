/** How long the parts of a story may be, in characters. The editor stops here; nobody's story is near it. */
export const LONGEST_PART = { headline: 500, standfirst: 2_000, body: 500_000 } as const;

/** A part of a story in a sentence. */
const PART_NAMES = { headline: "headline", standfirst: "standfirst", body: "text" } as const;

export const tooLong = (part: keyof typeof LONGEST_PART): string =>
  `A ${PART_NAMES[part]} has at most ${LONGEST_PART[part].toLocaleString("en")} characters.`;
