import { z } from "zod";
import { tables } from "#lib/database/database.ts";
import { defineCommand } from "#lib/newsroom/command.ts";
import { lockDeskNames } from "#lib/newsroom/people/commands/lock-desks.ts";
import { nameRefusals } from "#lib/newsroom/people/desk-administration.ts";
import { DeskName } from "#lib/newsroom/people/personal-details.ts";
import { newId } from "#lib/platform/ids.ts";

/** Adds a desk. */
export const openDesk = defineCommand({
  name: "desk.opened",
  input: z.object({ name: DeskName }),
  load: (tx) => lockDeskNames(tx),
  refusals: (actor, names, input) => nameRefusals(actor, input.name, names),
  run: async ({ tx, input, at, announce }) => {
    const id = newId();
    await tx.insert(tables.desk).values({ id, name: input.name, createdAt: at });
    announce({ subject: "desk", id, what: "desk.opened" });
    return { subjectId: id, fact: { name: input.name }, result: { deskId: id } };
  },
});
