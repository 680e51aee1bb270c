import { z } from "zod";
import { tables } from "#lib/database/database.ts";
import { defineCommand } from "#lib/newsroom/command.ts";
import {
  cleanCredit,
  cleanLine,
  MAX_ALT,
  MAX_CAPTION,
  MAX_CREDIT,
} from "#lib/newsroom/pictures/credit-line.ts";
import { pictureRefusals } from "#lib/newsroom/pictures/permissions.ts";
import type { EmbeddedMetadata } from "#lib/newsroom/pictures/picture.ts";
import { newId } from "#lib/platform/ids.ts";
import { refuse } from "#lib/platform/refusal.ts";

/**
 * Enters a picture whose original already lies in the storage. Never offered to a browser: what it says of the bytes
 * is taken as true, because `takeInPicture` has just looked.
 */
export const addPicture = defineCommand({
  name: "picture.added",
  input: z.object({
    contentHash: z.string().regex(/^[0-9a-f]{64}$/),
    fileName: z.string().max(300),
    mediaType: z.string(),
    bytes: z.number().int().positive(),
    width: z.number().int().positive(),
    height: z.number().int().positive(),
    embedded: z.custom<EmbeddedMetadata>((value) => typeof value === "object" && value !== null),
    credit: z.string().transform(cleanCredit).pipe(z.string().max(MAX_CREDIT)).default(""),
    caption: z.string().transform(cleanLine).pipe(z.string().max(MAX_CAPTION)).default(""),
    alt: z.string().transform(cleanLine).pipe(z.string().max(MAX_ALT)).default(""),
  }),
  load: async () => null,
  refusals: (actor) => pictureRefusals(actor, "add"),
  async run({ tx, actor, input, at, announce }) {
    if (!actor) return refuse("not-signed-in", "Sign in first.");
    const id = newId();
    const { taken } = input.embedded;
    const [row] = await tx
      .insert(tables.picture)
      .values({ ...input, id, takenAt: taken ? new Date(taken) : null, addedBy: actor.personId, addedAt: at })
      .returning();
    announce({ subject: "picture", id, what: "picture.added" });
    const fact = { fileName: input.fileName, contentHash: input.contentHash, credit: input.credit };
    return { subjectId: id, fact, result: row! };
  },
});
