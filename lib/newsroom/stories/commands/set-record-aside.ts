import { eq, sql } from "drizzle-orm";
import { z } from "zod";
import { tables } from "#lib/database/database.ts";
import { SET_ASIDE_FROM } from "#lib/database/schema/set-aside.ts";
import { defineCommand } from "#lib/newsroom/command.ts";
import { StoryId } from "#lib/newsroom/stories/decision-input.ts";
import { refuse } from "#lib/platform/refusal.ts";

/** A part of the record that cannot be read. */
export interface Damage {
  source: (typeof SET_ASIDE_FROM)[number];
  rowId: number;
  /** What is wrong with it, in a sentence. */
  why: string;
}

/** What stands in place of a snapshot that cannot be used, made from the rows themselves. */
export interface Mended {
  bytes: Uint8Array;
  forgotten: string;
  /** The version of the snapshot that it takes the place of. */
  before: number;
}

/**
 * Sets aside what cannot be read of a story's record, so that the story opens without it. Nothing is deleted: rows stay
 * where they are, and a snapshot that is made anew is kept as it was. Only the newsroom itself does this.
 */
export const setRecordAside = defineCommand({
  name: "story.record-set-aside",
  input: z.object({
    storyId: StoryId,
    damage: z.array(z.object({ source: z.enum(SET_ASIDE_FROM), rowId: z.number(), why: z.string() })).min(1),
    mended: z
      .object({
        bytes: z.custom<Uint8Array>((bytes) => bytes instanceof Uint8Array),
        forgotten: z.string(),
        before: z.number(),
      })
      .nullable(),
  }),
  load: async (tx, { storyId }) => {
    const { story } = tables;
    const [found] = await tx.select({ id: story.id }).from(story).where(eq(story.id, storyId)).for("update");
    return found ?? refuse("not-found", "There is no such story.");
  },
  refusals: (actor) => (actor ? ["Only the newsroom itself keeps this record."] : []),
  run: async ({ tx, input: { storyId, damage, mended }, at }) => {
    const { setAside, storySnapshot } = tables;
    const set: Damage[] = [];
    for (const part of damage) {
      const inserted = await tx
        .insert(setAside)
        .values({ storyId, ...part, bytes: rawBytes(storyId, part.source), foundAt: at })
        .onConflictDoNothing()
        .returning({ id: setAside.id });
      if (inserted.length > 0) set.push(part);
    }
    if (set.length === 0) refuse("not-possible", "This is set aside already.");
    if (mended)
      await tx
        .update(storySnapshot)
        .set({
          bytes: mended.bytes,
          forgotten: mended.forgotten,
          // Another version than before: whoever knows only that one merges.
          updatesMerged: mended.before + 1,
          at,
        })
        .where(
          sql`${storySnapshot.storyId} = ${storyId} and ${storySnapshot.updatesMerged} = ${mended.before}`,
        );
    return {
      storyId,
      note: set.map(({ source, rowId, why }) => `${NAMES[source]} ${rowId}: ${why}`).join(" "),
      fact: { parts: set.length, damage: set },
      result: { parts: set.length },
    };
  },
});

const NAMES: Record<Damage["source"], string> = {
  update: "Change",
  snapshot: "Snapshot",
  forgotten: "Deleted words of snapshot",
  client: "Client id",
};

/** What does not stay where it was is kept beside its name. */
const rawBytes = (storyId: string, source: Damage["source"]) => {
  const from = sql`from story_snapshot where story_id = ${storyId}`;
  if (source === "snapshot") return sql`(select bytes ${from})`;
  return source === "forgotten" ? sql`(select convert_to(forgotten, 'UTF8') ${from})` : null;
};
