import type { LiveWords } from "#lib/collaboration/words-of-document.ts";
import type { Resolution } from "#lib/document/suggestions/resolve.ts";
import { existing } from "#lib/platform/process.ts";

export interface PresentPerson {
  personId: string;
  name: string;
  ink: number;
}

/** What Next's copies of our modules may ask of the socket server of this process. Plain data only. */
export interface LiveApi {
  /** The words of a story that is open here, all of them stored; null when it is not open. */
  words(storyId: string): Promise<LiveWords | null>;
  /** Accepts or rejects suggestions by the server's own hand; answers when that is stored. 0: they were settled before. */
  resolve(storyId: string, personId: string, resolution: Resolution): Promise<{ resolved: number }>;
  whoIsIn(): Record<string, PresentPerson[]>;
}

export const LIVE = "live";

/** The socket server of this process; undefined where none runs (a test of a command, a script). */
export const live = (): LiveApi | undefined => existing<LiveApi>(LIVE);
