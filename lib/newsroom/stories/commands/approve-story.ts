import { eq } from "drizzle-orm";
import { z } from "zod";
import { tables } from "#lib/database/database.ts";
import { defineCommand } from "#lib/newsroom/command.ts";
import { AloneOverride, Fingerprint, given, Note, StoryId } from "#lib/newsroom/stories/decision-input.ts";
import { lockStory } from "#lib/newsroom/stories/reads/lock-story.ts";
import { refusalsFor } from "#lib/newsroom/stories/refusals.ts";
import { ALONE_SENTENCE, needsSecondPair } from "#lib/newsroom/stories/second-pair.ts";
import { refuse } from "#lib/platform/refusal.ts";

export const CHANGED_WHILE_READING =
  "The story changed while you were reading. Look at what changed, then decide again.";

/** A manager says yes to exactly one revision: the one whose fingerprint was on the screen. */
export const approveStory = defineCommand({
  name: "story.approved",
  input: z.object({ storyId: StoryId, fingerprint: Fingerprint, note: Note, override: AloneOverride }),
  load: (tx, { storyId }) => lockStory(tx, storyId),
  refusals: (actor, { facts }, input) => {
    const refusals = refusalsFor(actor, "approve", facts);
    if (refusals.length > 0 || !actor || input.fingerprint !== facts.fingerprint) return refusals;
    if (!needsSecondPair(actor, facts.authorsSinceApproval)) return [];
    if (!input.override) return [ALONE_SENTENCE];
    return input.override.reason === ""
      ? ["A reason is needed to publish without a second pair of eyes."]
      : [];
  },
  run: async ({ tx, actor, input, loaded, at }) => {
    const { story, latest, facts } = loaded;
    if (!latest || latest.fingerprint !== input.fingerprint)
      refuse("changed-meanwhile", CHANGED_WHILE_READING);
    const alone = needsSecondPair(actor!, facts.authorsSinceApproval);
    await tx
      .update(tables.story)
      .set({
        stage: "approved",
        ...(story.stage === "approved" ? {} : { stageAt: at }),
        approvedRevisionId: latest.id,
        approvedFingerprint: latest.fingerprint,
      })
      .where(eq(tables.story.id, story.id));
    return {
      storyId: story.id,
      revisionId: latest.id,
      note: given(input.note, alone ? input.override?.reason : undefined),
      fact: {
        from: story.stage,
        fingerprint: latest.fingerprint,
        number: latest.number,
        ...(alone ? { withoutSecondPair: input.override!.reason } : {}),
        // Its time stands: what goes out then is what is approved now.
        ...(story.scheduledFor ? { scheduledFor: story.scheduledFor.toISOString() } : {}),
      },
      result: { stage: "approved" as const, fingerprint: latest.fingerprint, number: latest.number },
    };
  },
});
