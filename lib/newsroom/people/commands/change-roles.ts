import { eq } from "drizzle-orm";
import { z } from "zod";
import { tables } from "#lib/database/database.ts";
import { defineCommand } from "#lib/newsroom/command.ts";
import { roleRefusals } from "#lib/newsroom/people/administration.ts";
import { lockPerson } from "#lib/newsroom/people/commands/lock-person.ts";
import { Id, Roles } from "#lib/newsroom/people/personal-details.ts";

/** Gives a person these roles and no others, from this moment. */
export const changeRoles = defineCommand({
  name: "person.roles-changed",
  input: z.object({ personId: Id, roles: Roles }),
  load: (tx, input) => lockPerson(tx, input.personId),
  refusals: (actor, person, input) => roleRefusals(actor, person, input.roles),
  run: async ({ tx, input, loaded, announce }) => {
    await tx.update(tables.person).set({ roles: input.roles }).where(eq(tables.person.id, loaded.id));
    announce({ subject: "person", id: loaded.id, what: "person.roles-changed" });
    return { subjectId: loaded.id, fact: { before: loaded.roles, after: input.roles }, result: null };
  },
});
