import { eq } from "drizzle-orm";
import { z } from "zod";
import { tables } from "#lib/database/database.ts";
import { defineCommand } from "#lib/newsroom/command.ts";
import { lockDesk } from "#lib/newsroom/people/commands/lock-desks.ts";
import { closingRefusals } from "#lib/newsroom/people/desk-administration.ts";
import { Id } from "#lib/newsroom/people/personal-details.ts";

/** Closes a desk: nothing new goes to it. Its stories stay where they are until somebody moves them. */
export const closeDesk = defineCommand({
  name: "desk.closed",
  input: z.object({ deskId: Id }),
  load: (tx, input) => lockDesk(tx, input.deskId),
  refusals: closingRefusals,
  run: async ({ tx, loaded, at, announce }) => {
    await tx.update(tables.desk).set({ closedAt: at }).where(eq(tables.desk.id, loaded.id));
    announce({ subject: "desk", id: loaded.id, what: "desk.closed" });
    return { subjectId: loaded.id, fact: { name: loaded.name }, result: null };
  },
});
