import type { IdRun } from "#lib/document/story/id-run.ts";
import type { Answer } from "#lib/newsroom/answer.ts";
import { unreachable } from "#components/shell/unreachable.ts";

type Send<Input> = (input: Input) => Promise<Answer<{ queryId: string }>>;

/** What the queries of a story can ask of the server. */
export interface QueryActions {
  /** Names the words by the ids they have in this browser; which words these are the server reads for itself. */
  ask: Send<{ storyId: string; ids: IdRun[]; text: string; required: boolean; picked: string[] }>;
  reply: Send<{ queryId: string; text: string; picked: string[] }>;
  resolve: Send<{ queryId: string }>;
  reopen: Send<{ queryId: string }>;
}

export const UNREACHABLE = unreachable("What you wrote is still here.");
