import { eq } from "drizzle-orm";
import { z } from "zod";
import { tables } from "#lib/database/database.ts";
import { defineCommand } from "#lib/newsroom/command.ts";
import { roleRefusals } from "#lib/newsroom/people/administration.ts";
import { endLinksMadeBy } from "#lib/newsroom/people/commands/end-links.ts";
import { lockPerson } from "#lib/newsroom/people/commands/lock-person.ts";
import { Id, Roles } from "#lib/newsroom/people/personal-details.ts";

/** Gives a person these roles and no others, from this moment. Whoever stops being an administrator leaves no link behind. */
export const changeRoles = defineCommand({
  name: "person.roles-changed",
  input: z.object({ personId: Id, roles: Roles }),
  load: (tx, input) => lockPerson(tx, input.personId),
  refusals: (actor, person, input) => roleRefusals(actor, person, input.roles),
  needsRecentPassword: true,
  run: async ({ tx, input, loaded, at, announce }) => {
    await tx.update(tables.person).set({ roles: input.roles }).where(eq(tables.person.id, loaded.id));
    const links = input.roles.includes("administrator") ? 0 : await endLinksMadeBy(tx, loaded.id, at);
    announce({ subject: "person", id: loaded.id, what: "person.roles-changed" });
    return { subjectId: loaded.id, fact: { before: loaded.roles, after: input.roles, links }, result: null };
  },
});
