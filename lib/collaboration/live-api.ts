import type { DecidedSuggestions } from "#lib/collaboration/decide-suggestions.ts";
import type { LiveWords } from "#lib/collaboration/words-of-document.ts";
import type { QueryAnchor } from "#lib/document/queries/anchor.ts";
import type { IdRun } from "#lib/document/story/id-run.ts";
import type { ResolutionTrace } from "#lib/document/suggestions/resolution-trace.ts";
import type { Resolution } from "#lib/document/suggestions/resolve.ts";
import type { Reached } from "#lib/document/versions/since-read.ts";
import { existing } from "#lib/platform/process.ts";

export interface PresentPerson {
  personId: string;
  name: string;
  ink: number;
}

/** Something that is done in the words, and stored when `stored` resolves: however long that takes. */
export interface OnItsWay<T> {
  done: T;
  stored: Promise<void>;
}

/** What Next's copies of our modules may ask of the socket server of this process. Plain data only. */
export interface LiveApi {
  /** The words of a story that is open here, all of them stored; null when it is not open. */
  words(storyId: string): Promise<LiveWords | null>;
  /**
   * Accepts or rejects suggestions by the server's own hand; 0: they were settled before. Refuses with "unavailable" while
   * nothing can be stored.
   */
  resolve(storyId: string, personId: string, resolution: Resolution): Promise<OnItsWay<DecidedSuggestions>>;
  /** Makes open again what a decision settled; a sentence when that is not exactly possible any more. */
  takeBack(storyId: string, personId: string, trace: ResolutionTrace): Promise<OnItsWay<string | null>>;
  /** What a query on these ids is anchored in, stored; null when none of them is a living word. */
  anchor(storyId: string, ids: IdRun[]): Promise<QueryAnchor | null | "not-open">;
  /** What stands in a story that is open here, as far as a window has received it; null when it is not open. */
  seen(storyId: string, reached: Reached): Uint8Array | null;
  whoIsIn(): Record<string, PresentPerson[]>;
}

export const LIVE = "live";

/** The socket server of this process; undefined where none runs (a test of a command, a script). */
export const live = (): LiveApi | undefined => existing<LiveApi>(LIVE);
