import type { Line } from "#lib/document/story/words.ts";
import type { PublishedPicture } from "#lib/newsroom/publications/publication.ts";
import type { PaperSection } from "#components/site/paper-facts.ts";

/** A story as it is announced in a list of stories. */
export interface Teaser {
  address: string;
  headline: string;
  standfirst: string;
  kicker: string;
  byline: string;
  section: PaperSection;
  lead: { line: Line; picture: PublishedPicture } | null;
  firstPublishedAt: Date;
  lastUpdatedAt: Date;
}

/** A row is even: all its stories with their pictures, or none. */
export const evenRow = (row: Teaser[]): Teaser[] =>
  row.every((story) => story.lead) ? row : row.map((story) => ({ ...story, lead: null }));
