import { and, desc, eq, inArray } from "drizzle-orm";
import { z } from "zod";
import { database, tables, type Connection } from "#lib/database/database.ts";
import type { StoryDetails } from "#lib/document/story/words.ts";
import { defineCommand } from "#lib/newsroom/command.ts";
import { StoryId } from "#lib/newsroom/stories/decision-input.ts";
import { isRefusal, refuse } from "#lib/platform/refusal.ts";

const OVERRIDDEN = "story.attribution-overridden";
const TAKEN_BACK = "story.attribution-computed";

/** The attribution line of a story as it was pinned, and whose hand set it last. */
export interface PinnedOverride {
  storyId: string;
  override: NonNullable<StoryDetails["attributionOverride"]> | null;
  by: string | null;
  /** The last stored update it was read with: an older reading never goes on record after a newer one. */
  lastUpdateId: number;
}

const recordChange = defineCommand({
  name: OVERRIDDEN,
  input: z.object({
    storyId: StoryId,
    override: z.object({ line: z.string(), reason: z.string() }).nullable(),
    by: z.string().nullable(),
    lastUpdateId: z.number(),
  }),
  load: async (tx, pinned) => {
    const { story } = tables;
    await tx.select({ id: story.id }).from(story).where(eq(story.id, pinned.storyId)).for("update");
    const before = await onRecord(tx, pinned.storyId);
    if (!isNews(before, pinned)) refuse("not-possible", "This is on record already.");
    return before;
  },
  refusals: (actor) => (actor ? ["Only the newsroom itself keeps this record."] : []),
  run: async ({ input: { storyId, override, by, lastUpdateId }, loaded: before }) => ({
    storyId,
    ...(by ? { personId: by } : {}),
    event: override ? OVERRIDDEN : TAKEN_BACK,
    note: override?.reason ?? null,
    fact: { ...(override ?? {}), before: before.override, lastUpdateId },
    result: null,
  }),
});

/**
 * Puts on record that the attribution line was overridden, for another reason, or not any more. It is read from the words
 * that were pinned, so that nothing reaches a decision without it, whichever way it was written.
 */
export async function recordOverride(pinned: PinnedOverride): Promise<void> {
  if (!isNews(await onRecord(database(), pinned.storyId), pinned)) return;
  try {
    await recordChange(null, pinned);
  } catch (thrown) {
    // Two who pin at once: whoever was first has put it there.
    if (!isRefusal(thrown) || thrown.reason !== "not-possible") throw thrown;
  }
}

interface OnRecord {
  override: PinnedOverride["override"];
  lastUpdateId: number;
}

async function onRecord(connection: Connection, storyId: string): Promise<OnRecord> {
  const { event } = tables;
  const [last] = await connection
    .select({ name: event.name, fact: event.fact })
    .from(event)
    .where(and(eq(event.storyId, storyId), inArray(event.name, [OVERRIDDEN, TAKEN_BACK])))
    .orderBy(desc(event.id))
    .limit(1);
  if (!last) return { override: null, lastUpdateId: 0 };
  const { line, reason, lastUpdateId } = last.fact;
  return {
    override: last.name === OVERRIDDEN ? { line: String(line), reason: String(reason) } : null,
    lastUpdateId: Number(lastUpdateId),
  };
}

const isNews = (before: OnRecord, { override, lastUpdateId }: PinnedOverride): boolean =>
  lastUpdateId >= before.lastUpdateId &&
  (before.override?.line !== override?.line || before.override?.reason !== override?.reason);
