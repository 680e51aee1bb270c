import { z } from "zod";
import { answerOf } from "#lib/auth/action.ts";
import { signedIn } from "#lib/collaboration/decision-action.ts";
import { live } from "#lib/collaboration/live-api.ts";
import { stageOf } from "#lib/collaboration/sign-on.ts";
import type { IdRun } from "#lib/document/story/id-run.ts";
import type { Answer } from "#lib/newsroom/answer.ts";
import { recordResolution } from "#lib/newsroom/stories/commands/record-resolution.ts";
import { suggestionRefusals } from "#lib/newsroom/stories/suggestion-refusals.ts";
import { refuse } from "#lib/platform/refusal.ts";

const count = z.number().int().nonnegative();
const Resolution = z.object({
  storyId: z.string(),
  accept: z.boolean(),
  ids: z
    .array(z.tuple([count, count, count]))
    .max(10_000)
    .optional(),
  person: z.string().optional(),
});

/**
 * Accepts or rejects suggestions of a story as a public endpoint: all of them, or those a card names. It is done in the
 * live document by the server's own hand, so that no two people can resolve one suggestion twice.
 */
export const resolveStorySuggestions = (input: {
  storyId: string;
  accept: boolean;
  ids?: IdRun[];
  person?: string;
}): Promise<Answer<{ resolved: number }>> =>
  answerOf(async () => {
    const actor = await signedIn();
    const parsed = Resolution.safeParse(input);
    if (!parsed.success) refuse("bad-input", "That is not a suggestion.");
    const { storyId, accept, ids, person } = parsed.data;
    const stage = await stageOf(storyId);
    if (!stage) refuse("not-found", "There is no such story.");
    const refusals = suggestionRefusals(actor, stage);
    if (refusals.length > 0) refuse("not-allowed", ...refusals);
    const server = live();
    if (!server) refuse("unavailable", "Suggestions cannot be resolved just now. Please try again.");
    const resolution = { accept, ...(ids ? { ids } : {}), ...(person ? { person } : {}) };
    const { resolved } = await server.resolve(storyId, actor.personId, resolution);
    if (resolved === 0) refuse("changed-meanwhile", "Somebody has resolved this already.");
    return recordResolution(actor, { storyId, accept, resolved, ...(person ? { person } : {}) });
  });
