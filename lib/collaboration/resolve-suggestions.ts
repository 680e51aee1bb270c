import { z } from "zod";
import { answerOf } from "#lib/auth/action.ts";
import { signedIn } from "#lib/auth/current-actor.ts";
import { live, type LiveApi } from "#lib/collaboration/live-api.ts";
import { recordWhenStored } from "#lib/collaboration/record-when-stored.ts";
import { stageOf } from "#lib/collaboration/line/sign-on.ts";
import type { IdRun } from "#lib/document/story/id-run.ts";
import type { ResolutionTrace } from "#lib/document/suggestions/resolution-trace.ts";
import type { Answer } from "#lib/newsroom/answer.ts";
import type { Actor } from "#lib/newsroom/people/actor.ts";
import { recordResolution } from "#lib/newsroom/stories/commands/record-resolution.ts";
import { recordTakingBack } from "#lib/newsroom/stories/commands/record-taking-back.ts";
import { suggestionDecision } from "#lib/newsroom/stories/reads/suggestion-decision.ts";
import { suggestionRefusals } from "#lib/newsroom/stories/suggestion-refusals.ts";
import { refuse } from "#lib/platform/refusal.ts";

const count = z.number().int().nonnegative();
/** A card is a few runs of ids; this many are more than any selection of a story has. */
const MOST_RUNS = 10_000;
const Resolution = z.object({
  storyId: z.string(),
  accept: z.boolean(),
  ids: z
    .array(z.tuple([count, count, count]))
    .max(MOST_RUNS)
    .optional(),
  person: z.string().max(40).optional(),
});

export interface ResolvingInput {
  storyId: string;
  accept: boolean;
  /** The ids on the cards; absent: every suggestion in the story. */
  ids?: IdRun[];
  /** Only this person's. */
  person?: string;
}

/**
 * Accepts or rejects suggestions of a story: all of them, or those a card names. It is done in the live document by the
 * server's own hand, so that no two people can resolve one suggestion twice. `decision` names it for taking it back.
 */
export async function resolveSuggestionsAs(
  actor: Actor,
  input: ResolvingInput,
): Promise<{ resolved: number; decision: string }> {
  if (Array.isArray(input?.ids) && input.ids.length > MOST_RUNS)
    refuse("too-many", "That is too much at once: decide about fewer suggestions, or about all of them.");
  const parsed = Resolution.safeParse(input);
  if (!parsed.success) refuse("bad-input", "That is not a suggestion.");
  const { storyId, accept, ids, person } = parsed.data;
  const server = await serverFor(actor, storyId);
  const meant = { ...(ids ? { ids } : {}), ...(person ? { person } : {}) };
  const { done, stored } = await server.resolve(storyId, actor.personId, { accept, ...meant });
  const { resolved, suggestions, trace } = done;
  if (resolved === 0)
    refuse("changed-meanwhile", "This is already resolved: somebody was first. Nothing was changed.");
  const all = !ids && !person;
  const fact = { storyId, accept, resolved, suggestions, trace, all, ...(person ? { person } : {}) };
  return recordWhenStored(stored, () => recordResolution(actor, fact));
}

const TakingBack = z.object({ storyId: z.string(), decision: z.string().max(40) });

/** Takes exactly one's own decision back, on record; refused with a sentence when its words were changed since. */
export async function takeBackAs(
  actor: Actor,
  input: { storyId: string; decision: string },
): Promise<{ count: number }> {
  const parsed = TakingBack.safeParse(input);
  if (!parsed.success) refuse("bad-input", "That is not a decision about suggestions.");
  const { storyId, decision } = parsed.data;
  const server = await serverFor(actor, storyId);
  const made = await suggestionDecision(storyId, decision);
  if (!made) refuse("not-found", "There is no such decision about this story.");
  if (made.personId !== actor.personId)
    refuse("not-allowed", "Only the person who made this decision can take it back.");
  const trace = made.trace as ResolutionTrace;
  const { done: refusal, stored } = await server.takeBack(storyId, actor.personId, trace);
  if (refusal) refuse("changed-meanwhile", refusal);
  const { accept, count: many, people, suggestions } = made;
  const fact = { storyId, decision, accept, count: many, people, suggestions };
  return recordWhenStored(stored, () => recordTakingBack(actor, fact));
}

/** The live server, when this person may decide about suggestions of this story at its present stage. */
async function serverFor(actor: Actor, storyId: string): Promise<LiveApi> {
  const stage = await stageOf(storyId);
  if (!stage) refuse("not-found", "There is no such story.");
  const refusals = suggestionRefusals(actor, stage);
  if (refusals.length > 0) refuse("not-allowed", ...refusals);
  return live() ?? refuse("unavailable", "Suggestions cannot be resolved just now. Please try again.");
}

/** The same as public endpoints, as whoever the session says. */
export const resolveStorySuggestions = (
  input: ResolvingInput,
): Promise<Answer<{ resolved: number; decision: string }>> =>
  answerOf(async () => resolveSuggestionsAs(await signedIn(), input));

export const takeBackStoryDecision = (input: {
  storyId: string;
  decision: string;
}): Promise<Answer<{ count: number }>> => answerOf(async () => takeBackAs(await signedIn(), input));
