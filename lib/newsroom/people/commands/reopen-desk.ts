import { eq } from "drizzle-orm";
import { z } from "zod";
import { tables } from "#lib/database/database.ts";
import { defineCommand } from "#lib/newsroom/command.ts";
import { lockDesk } from "#lib/newsroom/people/commands/lock-desks.ts";
import { nameRefusals } from "#lib/newsroom/people/desk-administration.ts";
import { Id } from "#lib/newsroom/people/personal-details.ts";

/** Opens a closed desk again, with the people it had. */
export const reopenDesk = defineCommand({
  name: "desk.reopened",
  input: z.object({ deskId: Id }),
  load: (tx, input) => lockDesk(tx, input.deskId),
  refusals: (actor, desk) => nameRefusals(actor, desk.name, desk.otherNames),
  run: async ({ tx, loaded, announce }) => {
    await tx.update(tables.desk).set({ closedAt: null }).where(eq(tables.desk.id, loaded.id));
    announce({ subject: "desk", id: loaded.id, what: "desk.reopened" });
    return { subjectId: loaded.id, fact: { name: loaded.name }, result: null };
  },
});
