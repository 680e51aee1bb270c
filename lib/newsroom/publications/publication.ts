import type { Line } from "#lib/document/story/words.ts";
import type { PictureRights } from "#lib/newsroom/pictures/picture-rights.ts";

/** What a publication changed for the reader (product.md, after publication each change is one of these). */
export const CHANGE_KINDS = ["first", "typo", "update", "clarification", "correction", "withdrawal"] as const;
export type ChangeKind = (typeof CHANGE_KINDS)[number];

export const CHANGE_KIND_NAMES: Record<ChangeKind, string> = {
  first: "First publication",
  typo: "Typo or style",
  update: "Update",
  clarification: "Clarification",
  correction: "Correction",
  withdrawal: "Withdrawal",
};

/** A picture in a published page. Its bytes are at `/media/{id}-{width}.{jpg|webp}`, cropped as published. */
export interface PublishedPicture {
  id: string;
  credit: string;
  /** Size in pixels after the crop, before scaling. */
  width: number;
  height: number;
  /** SHA-256 of the original, hex. */
  contentHash: string;
  /** Widths in pixels in which it is offered, ascending. */
  widths: number[];
  /** Absent in previews, and in what was published before it was kept. */
  rights?: PictureRights;
}

export interface PublicNote {
  change: "clarification" | "correction";
  /** ISO 8601 instant. */
  at: string;
  text: string;
}

/** Everything a reader gets, frozen at publication. */
export interface PublishedPage {
  headline: string;
  standfirst: string;
  kicker: string;
  byline: string;
  place: string;
  topics: string[];
  section: { slug: string; name: string };
  lines: Line[];
  /** By picture id. */
  pictures: Record<string, PublishedPicture>;
  /** "With inputs from ANI", or null when there is none. */
  attribution: string | null;
  sources: string[];
  /** Oldest first. */
  notes: PublicNote[];
  wordCount: number;
}
