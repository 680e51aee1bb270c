import { eq } from "drizzle-orm";
import { tables, type Transaction } from "#lib/database/database.ts";
import type { StoryRow } from "#lib/newsroom/stories/reads/lock-story.ts";
import type { Stage } from "#lib/newsroom/stories/story.ts";

/** Moves the working copy. Leaving "approved" takes a schedule back: what was approved for that time no longer stands. */
export async function setStage(
  tx: Transaction,
  story: StoryRow,
  stage: Stage,
  at: Date,
  more: Partial<StoryRow> = {},
): Promise<{ scheduleTakenBack?: string }> {
  const scheduled = story.publicationState === "scheduled" && stage !== "approved";
  await tx
    .update(tables.story)
    .set({
      stage,
      stageAt: at,
      ...more,
      ...(scheduled ? { publicationState: "never", scheduledFor: null } : {}),
    })
    .where(eq(tables.story.id, story.id));
  return scheduled ? { scheduleTakenBack: story.scheduledFor?.toISOString() ?? "" } : {};
}
