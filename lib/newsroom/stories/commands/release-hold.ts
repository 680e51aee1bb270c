import { eq } from "drizzle-orm";
import { z } from "zod";
import { tables } from "#lib/database/database.ts";
import { defineCommand } from "#lib/newsroom/command.ts";
import { Note, StoryId } from "#lib/newsroom/stories/decision-input.ts";
import { lockStory } from "#lib/newsroom/stories/reads/lock-story.ts";
import { mayRelease, refusalsFor } from "#lib/newsroom/stories/refusals.ts";

/** One hold no longer stands; others still do. */
export const releaseHold = defineCommand({
  name: "story.hold-released",
  input: z.object({
    storyId: StoryId,
    /** May be left out while only one hold stands. */
    holdId: z.string().max(40).optional(),
    note: Note,
  }),
  load: async (tx, { storyId, holdId }) => {
    const loaded = await lockStory(tx, storyId);
    const { holds } = loaded.facts;
    const hold = holdId ? holds.find(({ id }) => id === holdId) : holds.length === 1 ? holds[0] : undefined;
    return { ...loaded, hold };
  },
  refusals: (actor, { facts, hold }, { holdId }) => {
    const refusals = refusalsFor(actor, "release-hold", facts);
    if (refusals.length > 0 || !actor) return refusals;
    if (!hold)
      return [
        holdId ? "That hold does not stand any more." : "Several holds stand: say which one is released.",
      ];
    return mayRelease(actor, hold)
      ? []
      : [`Only a desk editor, a manager or ${hold.by} can release this hold.`];
  },
  run: async ({ tx, actor, input, loaded: { hold, latest }, at }) => {
    await tx
      .update(tables.hold)
      .set({ releasedAt: at, releasedBy: actor!.personId })
      .where(eq(tables.hold.id, hold!.id));
    return {
      storyId: input.storyId,
      subjectId: hold!.id,
      revisionId: latest?.id ?? null,
      note: input.note || null,
      fact: { kind: hold!.kind, reason: hold!.reason },
      result: { holdId: hold!.id },
    };
  },
});
