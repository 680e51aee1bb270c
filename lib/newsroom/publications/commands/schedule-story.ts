import { eq } from "drizzle-orm";
import { z } from "zod";
import { tables } from "#lib/database/database.ts";
import { defineCommand } from "#lib/newsroom/command.ts";
import { Fingerprint, Note, StoryId } from "#lib/newsroom/stories/decision-input.ts";
import { lockAsSeen } from "#lib/newsroom/stories/reads/lock-as-seen.ts";
import { refusalsFor } from "#lib/newsroom/stories/refusals.ts";
import { now } from "#lib/platform/clock.ts";
import { refuse } from "#lib/platform/refusal.ts";

/** The job that publishes what is due. */
export const PUBLISH_SCHEDULED = "publish-scheduled";

/** The approved revision goes out at a chosen time, unless something holds it or its approval falls before. */
export const scheduleStory = defineCommand({
  name: "story.scheduled",
  input: z.object({
    storyId: StoryId,
    fingerprint: Fingerprint,
    at: z.iso.datetime({ offset: true, message: "Choose a date and a time." }),
    note: Note,
    /** When it was to go out on the screen of whoever schedules; null: it was not scheduled. */
    scheduledFor: z.iso.datetime({ offset: true, message: "That is not a date and a time." }).nullish(),
  }),
  load: async (tx, { storyId, at, scheduledFor }) => {
    if (new Date(at) <= now())
      refuse("bad-input", "That time has passed: choose one in the future, or publish now.");
    return lockAsSeen(tx, storyId, { scheduledFor });
  },
  refusals: (actor, { facts }, { fingerprint }) => refusalsFor(actor, "schedule", { ...facts, fingerprint }),
  run: async ({ tx, actor, input, loaded: { story, approved }, later }) => {
    const due = new Date(input.at);
    await tx
      .update(tables.story)
      .set({ publicationState: "scheduled", scheduledFor: due })
      .where(eq(tables.story.id, story.id));
    later(
      PUBLISH_SCHEDULED,
      { storyId: story.id, at: due.toISOString(), by: actor!.personId },
      { startAfter: due },
    );
    return {
      storyId: story.id,
      revisionId: approved!.id,
      note: input.note || null,
      fact: { at: due.toISOString(), fingerprint: approved!.fingerprint, number: approved!.number },
      result: { at: due.toISOString() },
    };
  },
});
