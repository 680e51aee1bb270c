import type { z } from "zod";
import { defineCommand } from "#lib/newsroom/command.ts";
import { setStage } from "#lib/newsroom/stories/commands/set-stage.ts";
import { lockAsSeen } from "#lib/newsroom/stories/reads/lock-as-seen.ts";
import type { StoryUnderDecision } from "#lib/newsroom/stories/reads/lock-story.ts";
import { refusalsFor } from "#lib/newsroom/stories/refusals.ts";
import type { Stage } from "#lib/newsroom/stories/story.ts";
import { MOVES, type Move } from "#lib/newsroom/stories/workflow.ts";

interface Moving {
  storyId: string;
  note?: string | undefined;
  stage?: Stage | undefined;
}
type MoveInput = z.ZodType<Moving, Moving>;

/** A decision that does nothing but carry a story to its next stage, or back. */
export const defineMove = <Schema extends MoveInput>(decision: Move, name: string, input: Schema) =>
  defineCommand({
    name,
    input,
    load: (tx, { storyId, stage }) => lockAsSeen(tx, storyId, { stage }),
    refusals: (actor, { facts }: StoryUnderDecision) => refusalsFor(actor, decision, facts),
    run: async ({ tx, input: { storyId, note }, loaded, at }) => {
      const { to } = MOVES[decision];
      const fallen = await setStage(tx, loaded.story, to, at);
      return {
        storyId,
        revisionId: loaded.latest?.id ?? null,
        note: note || null,
        fact: { from: loaded.story.stage, to, fingerprint: loaded.facts.fingerprint, ...fallen },
        result: { stage: to },
      };
    },
  });
