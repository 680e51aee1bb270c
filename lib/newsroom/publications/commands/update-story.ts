import { eq } from "drizzle-orm";
import { z } from "zod";
import { tables } from "#lib/database/database.ts";
import { defineCommand } from "#lib/newsroom/command.ts";
import { putIntoPaper } from "#lib/newsroom/publications/commands/put-into-paper.ts";
import {
  comparableRevision,
  proposedChange,
  typoRefusals,
} from "#lib/newsroom/publications/proposed-change.ts";
import {
  Fingerprint,
  given,
  Note,
  PublicNote,
  Reason,
  StoryId,
} from "#lib/newsroom/stories/decision-input.ts";
import { lockStory, type RevisionRow } from "#lib/newsroom/stories/reads/lock-story.ts";
import { refusalsFor } from "#lib/newsroom/stories/refusals.ts";

/** The approved revision takes the place of the page that readers have, and says what kind of change it is. */
export const updateStory = defineCommand({
  name: "story.updated",
  input: z.object({
    storyId: StoryId,
    fingerprint: Fingerprint,
    change: z.enum(["typo", "update", "clarification", "correction"], "Choose what kind of change it is."),
    publicNote: PublicNote,
    note: Note,
    reason: Reason,
  }),
  load: async (tx, { storyId }) => {
    const loaded = await lockStory(tx, storyId);
    const [live] = loaded.story.livePublicationId
      ? await tx
          .select({ revision: tables.revision })
          .from(tables.publication)
          .innerJoin(tables.revision, eq(tables.revision.id, tables.publication.revisionId))
          .where(eq(tables.publication.id, loaded.story.livePublicationId))
      : [];
    const liveRevision: RevisionRow | null = live?.revision ?? null;
    return { ...loaded, liveRevision };
  },
  refusals: (actor, { facts, approved, liveRevision }, { fingerprint, change, publicNote, reason }) => {
    const refusals = refusalsFor(actor, "update", { ...facts, fingerprint });
    if (refusals.length > 0 || !approved || !liveRevision) return refusals;
    if ((change === "clarification" || change === "correction") && !publicNote)
      return [
        `A ${change} needs a public note that tells readers what ${change === "correction" ? "was wrong" : "is meant"}.`,
      ];
    if (change !== "typo" || reason) return [];
    return typoRefusals(proposedChange(comparableRevision(liveRevision), comparableRevision(approved)));
  },
  run: async ({ tx, actor, input, loaded: { story, approved, liveRevision }, at, announce }) => {
    const revision = approved!;
    const proposed = proposedChange(comparableRevision(liveRevision!), comparableRevision(revision));
    const put = await putIntoPaper({
      ...{ tx, story, revision, at, announce },
      change: input.change,
      publicNote:
        input.change === "clarification" || input.change === "correction" ? input.publicNote : undefined,
      by: actor!.personId,
    });
    return {
      storyId: story.id,
      revisionId: revision.id,
      publicationId: put.publicationId,
      note: given(input.note, input.reason),
      fact: {
        fingerprint: revision.fingerprint,
        number: revision.number,
        change: input.change,
        proposed: proposed.change,
        ...(proposed.touches.length > 0 ? { touches: proposed.touches } : {}),
        ...(input.publicNote ? { publicNote: input.publicNote } : {}),
      },
      result: put,
    };
  },
});
