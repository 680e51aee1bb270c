/**
 * The words of a story as plain data: what a revision pins, what the paper prints, what is compared.
 * No Yjs and no ProseMirror type appears here, so that a publication can be read by anything.
 */

/** A stretch of characters that look the same. */
export interface Run {
  text: string;
  bold?: true;
  italic?: true;
  /** Absolute http(s) or mailto address. */
  link?: string;
}

/** Fractions of the picture's width and height, each 0–1. */
export interface Crop {
  x: number;
  y: number;
  width: number;
  height: number;
}

export type LineKind = "paragraph" | "subheading" | "quote" | "listItem" | "picture";

/** One line of the body: a paragraph, a sub-heading, a quotation, a list item, or a picture with its caption. */
export interface Line {
  kind: LineKind;
  runs: Run[];
  /** List items: numbered when true. */
  ordered?: boolean;
  /** List items: depth from 0. */
  level?: number;
  /** Pictures: the picture's id; the runs are then its caption. */
  picture?: string;
  alt?: string;
  crop?: Crop;
}

export interface StoryWords {
  headline: string;
  standfirst: string;
  lines: Line[];
}

/** The details beside the words, co-edited in the shared map `details`. Absent means not yet set. */
export interface StoryDetails {
  slugline?: string;
  kicker?: string;
  byline?: string;
  place?: string;
  /** Comma-separated, as typed. */
  topics?: string;
  /** A section's slug, e.g. "india". */
  section?: string;
  /** Target length in words. */
  length?: number;
  /** The last part of the public address, when chosen by hand. */
  address?: string;
  /** Set by hand instead of the computed attribution line. */
  attributionOverride?: { line: string; reason: string };
}

/** Wire sources chosen by hand, by id, in the order they were added (shared map `sources`: id → {at}). */
export type StorySources = string[];

export const lineText = (line: Line): string => line.runs.map((run) => run.text).join("");
