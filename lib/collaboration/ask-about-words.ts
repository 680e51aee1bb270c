import { z } from "zod";
import { answerOf } from "#lib/auth/action.ts";
import { signedIn } from "#lib/auth/current-actor.ts";
import { anchorInStory } from "#lib/collaboration/anchor-in-story.ts";
import { stageOf } from "#lib/collaboration/line/sign-on.ts";
import { database } from "#lib/database/database.ts";
import type { IdRun } from "#lib/document/story/id-run.ts";
import type { Answer } from "#lib/newsroom/answer.ts";
import { refuseFlood } from "#lib/newsroom/queries/commands/add-message.ts";
import { askQuery } from "#lib/newsroom/queries/commands/ask-query.ts";
import { queryRefusals } from "#lib/newsroom/queries/permissions.ts";
import { now } from "#lib/platform/clock.ts";
import { refuse } from "#lib/platform/refusal.ts";

const count = z.number().int().nonnegative();
const Asked = z.object({
  storyId: z.string(),
  /** The characters and line breaks that were selected, by the ids they have now. */
  ids: z.array(z.tuple([count, count, count.positive()])).max(10_000),
  text: z.string(),
  required: z.boolean().optional(),
  picked: z.array(z.string()).optional(),
});

export interface AskInput {
  storyId: string;
  ids: IdRun[];
  text: string;
  required?: boolean;
  picked?: string[];
}

/**
 * Asks about selected words as a public endpoint. A browser only says which ids it means: which words these are, and
 * whether they are words of this story at all, is read from the living document.
 */
export const askAboutWords = (input: AskInput): Promise<Answer<{ queryId: string }>> =>
  answerOf(async () => {
    const actor = await signedIn();
    const parsed = Asked.safeParse(input);
    if (!parsed.success) refuse("bad-input", "Say which words you ask about, and what.");
    const { storyId, ids, text, required = false, picked = [] } = parsed.data;
    // What is refused anyway must cost no walk through the story.
    const stage = await stageOf(storyId);
    if (!stage) refuse("not-found", "There is no such story.");
    const refusals = queryRefusals(actor, "ask", { stage });
    if (refusals.length > 0) refuse("not-allowed", ...refusals);
    await refuseFlood(database(), actor.personId, now());
    const anchor = await anchorInStory(storyId, ids);
    if (!anchor)
      refuse("changed-meanwhile", "The words you ask about are not in the story any more. Select others.");
    return askQuery(actor, { storyId, anchor: anchor.ids, quote: anchor.quote, text, required, picked });
  });
