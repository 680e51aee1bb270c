import { eq } from "drizzle-orm";
import { z } from "zod";
import { tables } from "#lib/database/database.ts";
import { defineCommand } from "#lib/newsroom/command.ts";
import { putIntoPaper } from "#lib/newsroom/publications/commands/put-into-paper.ts";
import {
  AloneOverride,
  Fingerprint,
  given,
  Note,
  Reason,
  StoryId,
} from "#lib/newsroom/stories/decision-input.ts";
import { lockStory, type StoryUnderDecision } from "#lib/newsroom/stories/reads/lock-story.ts";
import { refusalsFor } from "#lib/newsroom/stories/refusals.ts";
import { needsSecondPair } from "#lib/newsroom/stories/second-pair.ts";
import { refuse } from "#lib/platform/refusal.ts";

export const BREAKING_NEEDS_REASON =
  "The story is not approved. A manager may publish it at once as breaking news, with a reason.";

/**
 * Readers get exactly one revision: the approved one, however people go on typing. Or, as breaking news and with a
 * reason, the one on the manager's screen, which is thereby approved.
 */
export const publishStory = defineCommand({
  name: "story.published",
  input: z.object({
    storyId: StoryId,
    fingerprint: Fingerprint,
    note: Note,
    reason: Reason,
    override: AloneOverride,
  }),
  load: (tx, { storyId }) => lockStory(tx, storyId),
  refusals: (actor, { facts }, { fingerprint, reason }) => {
    const refusals = refusalsFor(actor, "publish", { ...facts, fingerprint });
    return refusals.length === 0 && facts.stage !== "approved" && !reason
      ? [BREAKING_NEEDS_REASON]
      : refusals;
  },
  run: async ({ tx, actor, input, loaded, at, announce }) => {
    const { story, facts } = loaded;
    const breaking = story.stage !== "approved";
    const revision = whatGoesOut(loaded, input.fingerprint);
    if (breaking)
      await tx
        .update(tables.story)
        .set({
          stage: "approved",
          stageAt: at,
          approvedRevisionId: revision.id,
          approvedFingerprint: revision.fingerprint,
        })
        .where(eq(tables.story.id, story.id));
    const put = await putIntoPaper({
      tx,
      story,
      revision,
      change: "first",
      by: actor!.personId,
      at,
      announce,
    });
    const alone = breaking && needsSecondPair(actor!, facts.authorsSinceApproval);
    const aloneReason = input.override?.reason || input.reason;
    return {
      storyId: story.id,
      revisionId: revision.id,
      publicationId: put.publicationId,
      note: given(input.note, input.reason, alone && aloneReason !== input.reason ? aloneReason : undefined),
      fact: {
        fingerprint: revision.fingerprint,
        number: revision.number,
        change: put.change,
        ...(breaking ? { breakingNews: input.reason, from: story.stage } : {}),
        ...(alone ? { withoutSecondPair: aloneReason } : {}),
      },
      result: put,
    };
  },
});

/** The revision of this fingerprint, or the word that it is not what stands there any more. */
function whatGoesOut({ story, approved, latest }: StoryUnderDecision, fingerprint: string) {
  const revision = story.stage === "approved" ? approved : latest;
  if (!revision || revision.fingerprint !== fingerprint)
    refuse(
      "changed-meanwhile",
      "The story changed while you were reading. Look at what changed, then decide again.",
    );
  return revision;
}
