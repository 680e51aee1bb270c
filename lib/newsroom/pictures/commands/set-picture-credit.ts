import { eq } from "drizzle-orm";
import { z } from "zod";
import { tables } from "#lib/database/database.ts";
import { defineCommand } from "#lib/newsroom/command.ts";
import { lockPicture } from "#lib/newsroom/pictures/commands/lock-picture.ts";
import { cleanCredit, MAX_CREDIT } from "#lib/newsroom/pictures/credit-line.ts";
import { pictureRefusals } from "#lib/newsroom/pictures/permissions.ts";
import { RETELL_STORIES } from "#lib/newsroom/stories/retell-job.ts";

/** Sets the one credit of a picture, for every story that uses it. What is published keeps the credit it went out with. */
export const setPictureCredit = defineCommand({
  name: "picture.credited",
  input: z.object({
    pictureId: z.string(),
    credit: z
      .string()
      .transform(cleanCredit)
      .pipe(z.string().max(MAX_CREDIT, `A credit line has at most ${MAX_CREDIT} characters.`)),
  }),
  load: (tx, { pictureId }) => lockPicture(tx, pictureId),
  refusals: (actor) => pictureRefusals(actor, "credit"),
  async run({ tx, input, loaded, later, announce }) {
    const [row] = await tx
      .update(tables.picture)
      .set({ credit: input.credit })
      .where(eq(tables.picture.id, loaded.id))
      .returning();
    later(RETELL_STORIES, { pictureId: loaded.id });
    announce({ subject: "picture", id: loaded.id, what: "picture.credited" });
    return { subjectId: loaded.id, fact: { from: loaded.credit, to: input.credit }, result: row! };
  },
});
