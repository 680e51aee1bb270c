import { eq } from "drizzle-orm";
import { z } from "zod";
import { tables } from "#lib/database/database.ts";
import { defineCommand } from "#lib/newsroom/command.ts";
import { lockDesk } from "#lib/newsroom/people/commands/lock-desks.ts";
import { nameRefusals } from "#lib/newsroom/people/desk-administration.ts";
import { DeskName, Id } from "#lib/newsroom/people/personal-details.ts";

/** Gives a desk another name; its stories and people stay. */
export const renameDesk = defineCommand({
  name: "desk.renamed",
  input: z.object({ deskId: Id, name: DeskName }),
  load: (tx, input) => lockDesk(tx, input.deskId),
  refusals: (actor, desk, input) => nameRefusals(actor, input.name, desk.otherNames),
  run: async ({ tx, input, loaded, announce }) => {
    await tx.update(tables.desk).set({ name: input.name }).where(eq(tables.desk.id, loaded.id));
    announce({ subject: "desk", id: loaded.id, what: "desk.renamed" });
    return { subjectId: loaded.id, fact: { before: loaded.name, after: input.name }, result: null };
  },
});
