import type { Clockface } from "#components/site/stamp.ts";

export interface PaperSection {
  slug: string;
  name: string;
}

/** What every page of the paper says about the paper. */
export interface PaperFacts {
  name: string;
  sections: PaperSection[];
  clock: Clockface;
  /** "https://paper.example", without a slash at the end. */
  base: string;
  /** When this is read: today's stories are told by their hour. */
  now: Date;
}
