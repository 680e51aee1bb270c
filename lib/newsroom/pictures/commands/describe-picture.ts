import { eq } from "drizzle-orm";
import { z } from "zod";
import { tables } from "#lib/database/database.ts";
import { defineCommand } from "#lib/newsroom/command.ts";
import { lockPicture } from "#lib/newsroom/pictures/commands/lock-picture.ts";
import { cleanLine, MAX_ALT, MAX_CAPTION } from "#lib/newsroom/pictures/credit-line.ts";
import { pictureRefusals } from "#lib/newsroom/pictures/permissions.ts";

const line = (most: number, sentence: string) =>
  z.string().transform(cleanLine).pipe(z.string().max(most, sentence));

/** Sets the caption and alt text with which a picture enters the next story; stories that hold it keep their own. */
export const describePicture = defineCommand({
  name: "picture.described",
  input: z.object({
    pictureId: z.string(),
    caption: line(MAX_CAPTION, `A caption has at most ${MAX_CAPTION} characters.`).optional(),
    alt: line(MAX_ALT, `An alt text has at most ${MAX_ALT} characters.`).optional(),
  }),
  load: (tx, { pictureId }) => lockPicture(tx, pictureId),
  refusals: (actor) => pictureRefusals(actor, "describe"),
  async run({ tx, input, loaded, announce }) {
    const caption = input.caption ?? loaded.caption;
    const alt = input.alt ?? loaded.alt;
    const [row] = await tx
      .update(tables.picture)
      .set({ caption, alt })
      .where(eq(tables.picture.id, loaded.id))
      .returning();
    announce({ subject: "picture", id: loaded.id, what: "picture.described" });
    const fact = { from: { caption: loaded.caption, alt: loaded.alt }, to: { caption, alt } };
    return { subjectId: loaded.id, fact, result: row! };
  },
});
