import { and, eq, gte, sql } from "drizzle-orm";
import { z } from "zod";
import { tables } from "#lib/database/database.ts";
import { defineCommand } from "#lib/newsroom/command.ts";
import { lockPicture } from "#lib/newsroom/pictures/commands/lock-picture.ts";
import { discardRefusals } from "#lib/newsroom/pictures/permissions.ts";

/**
 * Takes back a picture that was sent and then not added: nobody credited or used it, so nothing refers to it. Its original
 * stays in the storage, because the same bytes may be arriving as another picture at this moment.
 */
export const discardPicture = defineCommand({
  name: "picture.discarded",
  input: z.object({ pictureId: z.string() }),
  load: async (tx, { pictureId }) => {
    const picture = await lockPicture(tx, pictureId);
    const { revision, pictureUse } = tables;
    const [pinned] = await tx
      .select({ id: revision.id })
      .from(revision)
      .where(
        and(
          gte(revision.pinnedAt, picture.addedAt),
          sql`${revision.pictures} @> ${JSON.stringify([{ id: pictureId }])}::jsonb`,
        ),
      )
      .limit(1);
    const [published] = await tx
      .select({ id: pictureUse.publicationId })
      .from(pictureUse)
      .where(eq(pictureUse.pictureId, pictureId))
      .limit(1);
    return { ...picture, isUsed: pinned !== undefined || published !== undefined };
  },
  refusals: (actor, picture) => discardRefusals(actor, picture),
  async run({ tx, loaded, announce }) {
    await tx.delete(tables.picture).where(eq(tables.picture.id, loaded.id));
    announce({ subject: "picture", id: loaded.id, what: "picture.discarded" });
    const fact = { fileName: loaded.fileName, contentHash: loaded.contentHash };
    return { subjectId: loaded.id, fact, result: null };
  },
});
