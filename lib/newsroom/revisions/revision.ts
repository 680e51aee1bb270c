import type { IdRun } from "#lib/document/story/id-run.ts";

export interface IdentityRuns {
  headline: IdRun[];
  standfirst: IdRun[];
  body: IdRun[];
}

/** A picture as it stood in a revision: what the reader will see, and of which bytes. */
export interface PinnedPicture {
  id: string;
  credit: string;
  /** SHA-256 of the original's bytes, hex. */
  contentHash: string;
  width: number;
  height: number;
}

export interface PinnedSource {
  id: string;
  printedName: string;
}
