import type { LiveRight } from "#lib/newsroom/stories/live-messages.ts";
import type { LocalCopy } from "./local-copy.ts";
import type { LineOptions } from "./story-line.ts";

export interface StoryConnectionOptions {
  storyId: string;
  person: { id: string; name: string; ink: number };
  /** ws…/collaboration */
  url: string;
  /** As the page was told; the server has the last word. */
  right?: LiveRight;
  /** Where unsaved words are kept; the browser's own database unless given. Null: nowhere. */
  localCopy?: LocalCopy | null;
  socket?: LineOptions["socket"];
  /** The document format this page writes; another one than today's only where an older page is played. */
  format?: number;
  /** Asked before a lost line is tried anew: does anybody answer? In a browser it is the server's own word. */
  isAnswering?: () => Promise<boolean>;
  /** Asked when the server answers and does not take the line: is it the session that has ended? */
  isSignedIn?: () => Promise<boolean>;
  /** Milliseconds since 1970; the machine's clock unless given. */
  now?: () => number;
}
