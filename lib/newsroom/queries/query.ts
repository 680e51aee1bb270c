/** How long a query or a reply may be, in characters. */
export const LONGEST_QUERY = 2_000;
/** How much of the quoted words is kept; a query may stand on a whole story. */
export const LONGEST_QUOTE = 2_000;

/** Whom a message calls upon, by id. */
export interface Mentions {
  people: string[];
  desks: string[];
}

export const NOBODY: Mentions = { people: [], desks: [] };

/** Why somebody is told of a message. */
export const NOTIFIED_FOR = ["mention", "desk-mention", "reply"] as const;
export type NotifiedFor = (typeof NOTIFIED_FOR)[number];

/** A query that stands between a story and its approval. */
export interface RequiredQuery {
  id: string;
  /** Name of who asked. */
  by: string;
  quote: string;
}

/** Quoted words on one line, as sentences and lists name a query. */
export function shortQuote(quote: string, longest = 60): string {
  const words = quote.replaceAll(/\s+/g, " ").trim();
  return words.length <= longest ? words : `${words.slice(0, longest - 1).trimEnd()}…`;
}

/** A required query as the one who meets it reads it. */
export const requiredQuerySentence = ({ by, quote }: Pick<RequiredQuery, "by" | "quote">): string =>
  `The query by ${by} on “${shortQuote(quote)}” must be resolved first.`;
