import { eq } from "drizzle-orm";
import { z } from "zod";
import { tables, type Transaction } from "#lib/database/database.ts";
import { defineCommand } from "#lib/newsroom/command.ts";
import { putIntoPaper, type PutIntoPaper } from "#lib/newsroom/publications/commands/put-into-paper.ts";
import { StoryId } from "#lib/newsroom/stories/decision-input.ts";
import { lockStory } from "#lib/newsroom/stories/reads/lock-story.ts";
import { holdSentence, rightRefusals } from "#lib/newsroom/stories/refusals.ts";
import { refuse } from "#lib/platform/refusal.ts";

/**
 * The time of a scheduled story has come: its approved revision goes out, if nothing holds it. What keeps it back is put
 * on record, and the story is no longer scheduled. Only the server does this, by itself.
 */
export const publishDue = defineCommand({
  name: "story.published",
  input: z.object({ storyId: StoryId, at: z.iso.datetime(), by: z.string() }),
  load: async (tx, { storyId, at, by }) => {
    const loaded = await lockStory(tx, storyId);
    const { publicationState, scheduledFor } = loaded.story;
    if (publicationState !== "scheduled" || scheduledFor?.toISOString() !== at)
      refuse("not-possible", "This schedule no longer stands.");
    return { ...loaded, notTheirs: await lostRight(tx, by) };
  },
  refusals: (actor) => (actor ? ["Only the newsroom's own clock does this."] : []),
  run: async ({ tx, input, loaded: { story, facts, approved, notTheirs }, at, announce }) => {
    const inTheWay = [
      ...notTheirs,
      ...(story.stage === "approved" && approved ? [] : ["The story was not approved any more."]),
      ...facts.holds.map(holdSentence),
      ...facts.blocking.map((check) => check.sentence),
    ];
    const scheduled = { storyId: story.id, revisionId: approved?.id ?? null };
    if (inTheWay.length > 0 || !approved) {
      await tx
        .update(tables.story)
        .set({ publicationState: "never", scheduledFor: null })
        .where(eq(tables.story.id, story.id));
      return {
        ...scheduled,
        event: "story.schedule-missed",
        note: inTheWay.join(" "),
        fact: { at: input.at, scheduledBy: input.by },
        result: null as PutIntoPaper | null,
      };
    }
    const put = await putIntoPaper({
      tx,
      story,
      revision: approved,
      change: "first",
      by: input.by,
      at,
      announce,
    });
    return {
      ...scheduled,
      publicationId: put.publicationId,
      fact: {
        fingerprint: approved.fingerprint,
        number: approved.number,
        change: put.change,
        scheduledFor: input.at,
        scheduledBy: input.by,
      },
      result: put as PutIntoPaper | null,
    };
  },
});

/** A schedule goes out in the name of whoever made it, by the right they have now. */
async function lostRight(tx: Transaction, personId: string): Promise<string[]> {
  const { person } = tables;
  const [by] = await tx
    .select({ name: person.name, roles: person.roles, suspendedAt: person.suspendedAt })
    .from(person)
    .where(eq(person.id, personId))
    .for("share");
  if (by && !by.suspendedAt && rightRefusals(by, "schedule").length === 0) return [];
  return [
    `${by?.name ?? "A colleague"} scheduled it and may not publish any more: a manager schedules it again.`,
  ];
}
