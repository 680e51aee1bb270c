import { z } from "zod";
import { tables } from "#lib/database/database.ts";
import { defineCommand } from "#lib/newsroom/command.ts";
import { RequiredReason, StoryId } from "#lib/newsroom/stories/decision-input.ts";
import { lockStory } from "#lib/newsroom/stories/reads/lock-story.ts";
import { holdKindRefusals, refusalsFor } from "#lib/newsroom/stories/refusals.ts";
import { HOLD_KINDS } from "#lib/newsroom/stories/story.ts";
import { now } from "#lib/platform/clock.ts";
import { newId } from "#lib/platform/ids.ts";
import { refuse } from "#lib/platform/refusal.ts";

/** Nothing of this story goes out while the hold stands. */
export const holdStory = defineCommand({
  name: "story.held",
  input: z.object({
    storyId: StoryId,
    kind: z.enum(HOLD_KINDS, "Choose what kind of hold it is."),
    reason: RequiredReason,
    until: z.iso.datetime({ offset: true, message: "Until when is not a date and time." }).optional(),
  }),
  load: async (tx, { storyId, until }) => {
    if (until && new Date(until) <= now()) refuse("bad-input", "Until when must lie in the future.");
    return lockStory(tx, storyId);
  },
  refusals: (actor, { facts }, { kind }) => {
    const refusals = refusalsFor(actor, "hold", facts);
    return refusals.length > 0 || !actor ? refusals : holdKindRefusals(actor, kind);
  },
  run: async ({ tx, actor, input: { storyId, kind, reason, until }, loaded, at }) => {
    const id = newId();
    await tx.insert(tables.hold).values({
      id,
      storyId,
      kind,
      reason,
      until: until ? new Date(until) : null,
      placedBy: actor!.personId,
      placedAt: at,
    });
    return {
      storyId,
      subjectId: id,
      revisionId: loaded.latest?.id ?? null,
      note: reason,
      fact: { kind, until: until ?? null },
      result: { holdId: id },
    };
  },
});
