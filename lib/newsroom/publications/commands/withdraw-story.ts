import { eq } from "drizzle-orm";
import { z } from "zod";
import { tables } from "#lib/database/database.ts";
import { defineCommand } from "#lib/newsroom/command.ts";
import { lastNumber } from "#lib/newsroom/publications/commands/put-into-paper.ts";
import { withdrawnPage } from "#lib/newsroom/publications/preview.ts";
import { PublicNote, RequiredReason, StoryId } from "#lib/newsroom/stories/decision-input.ts";
import { lockStory } from "#lib/newsroom/stories/reads/lock-story.ts";
import { refusalsFor } from "#lib/newsroom/stories/refusals.ts";
import { newId } from "#lib/platform/ids.ts";
import { refuse } from "#lib/platform/refusal.ts";

/**
 * Readers get a notice in place of the page, in the newsroom's own words where it gives some; the reason stays in the
 * newsroom.
 */
export const withdrawStory = defineCommand({
  name: "story.withdrawn",
  input: z.object({ storyId: StoryId, reason: RequiredReason, publicNote: PublicNote }),
  load: async (tx, { storyId }) => {
    const loaded = await lockStory(tx, storyId);
    const [live] = loaded.story.livePublicationId
      ? await tx
          .select()
          .from(tables.publication)
          .where(eq(tables.publication.id, loaded.story.livePublicationId))
      : [];
    return { ...loaded, live: live ?? null };
  },
  refusals: (actor, { facts }) => refusalsFor(actor, "withdraw", facts),
  run: async ({ tx, actor, input, loaded: { story, live }, at, announce }) => {
    if (!live) refuse("not-possible", "Only a live story can be withdrawn: readers do not have this one.");
    const id = newId();
    await tx.insert(tables.publication).values({
      id,
      storyId: story.id,
      number: (await lastNumber(tx, story.id)) + 1,
      revisionId: live.revisionId,
      fingerprint: live.fingerprint,
      change: "withdrawal",
      section: live.section,
      slug: live.slug,
      page: withdrawnPage(live.page),
      note: input.publicNote || null,
      firstPublishedAt: live.firstPublishedAt,
      lastUpdatedAt: live.lastUpdatedAt,
      publishedAt: at,
      publishedBy: actor!.personId,
    });
    await tx
      .update(tables.story)
      .set({ publicationState: "withdrawn", livePublicationId: null, liveFingerprint: null })
      .where(eq(tables.story.id, story.id));
    announce({ subject: "publication", id, what: "publication.withdrawn" });
    return {
      storyId: story.id,
      revisionId: live.revisionId,
      publicationId: id,
      note: input.reason,
      fact: {
        ...(input.publicNote ? { publicNote: input.publicNote } : {}),
        fingerprint: live.fingerprint,
      },
      result: { publicationId: id },
    };
  },
});
