import { eq } from "drizzle-orm";
import { z } from "zod";
import { tables } from "#lib/database/database.ts";
import { defineCommand } from "#lib/newsroom/command.ts";
import { administrationRefusals } from "#lib/newsroom/people/administration.ts";
import { lockPerson } from "#lib/newsroom/people/commands/lock-person.ts";
import { Id } from "#lib/newsroom/people/personal-details.ts";

/** Gives a suspended person their access back, in the roles they had. */
export const reinstatePerson = defineCommand({
  name: "person.reinstated",
  input: z.object({ personId: Id }),
  load: (tx, input) => lockPerson(tx, input.personId),
  refusals: (actor, person) => [
    ...administrationRefusals(actor, "reinstate people"),
    ...(person.suspended ? [] : [`${person.name} is not suspended.`]),
  ],
  needsRecentPassword: true,
  run: async ({ tx, loaded, announce }) => {
    await tx.update(tables.person).set({ suspendedAt: null }).where(eq(tables.person.id, loaded.id));
    announce({ subject: "person", id: loaded.id, what: "person.reinstated" });
    return { subjectId: loaded.id, result: null };
  },
});
