import { and, arrayContains, eq, isNull, sql } from "drizzle-orm";
import { z } from "zod";
import { tables } from "#lib/database/database.ts";
import { defineCommand } from "#lib/newsroom/command.ts";
import { administrationRefusals } from "#lib/newsroom/people/administration.ts";
import { ROLES } from "#lib/newsroom/people/roles.ts";
import { refuse } from "#lib/platform/refusal.ts";

/** Whoever holds this role must have a second factor, or need not. Holds at once, for those who are signed in too. */
export const requireSecondFactor = defineCommand({
  name: "newsroom.second-factor-required",
  input: z.object({ role: z.enum(ROLES, "That role does not exist."), required: z.boolean() }),
  load: async (tx) => {
    const [newsroom] = await tx.select().from(tables.newsroom).for("update");
    return newsroom ?? refuse("not-possible", "This newsroom is not set up yet.");
  },
  refusals: (actor) => administrationRefusals(actor, "require a second factor"),
  needsRecentPassword: true,
  run: async ({ tx, input: { role, required }, loaded: { secondFactorRoles }, announce }) => {
    const roles = ROLES.filter((each) => (each === role ? required : secondFactorRoles.includes(each)));
    await tx.update(tables.newsroom).set({ secondFactorRoles: roles });
    const { person, secondFactor } = tables;
    const without = await tx
      .select({ id: person.id })
      .from(person)
      .leftJoin(secondFactor, eq(secondFactor.personId, person.id))
      .where(
        and(arrayContains(person.roles, [role]), isNull(person.suspendedAt), isNull(secondFactor.secret)),
      )
      .orderBy(sql`1`);
    // Open pages and sockets of those who have none are judged again.
    for (const { id } of without)
      announce({ subject: "person", id, what: "newsroom.second-factor-required" });
    announce({ subject: "newsroom", id: "newsroom", what: "newsroom.second-factor-required" });
    return {
      event: required ? "newsroom.second-factor-required" : "newsroom.second-factor-not-required",
      fact: { role, without: without.length },
      result: { without: without.length },
    };
  },
});
