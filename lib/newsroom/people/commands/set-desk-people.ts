import { eq, inArray } from "drizzle-orm";
import { z } from "zod";
import { tables } from "#lib/database/database.ts";
import { defineCommand } from "#lib/newsroom/command.ts";
import { administrationRefusals } from "#lib/newsroom/people/administration.ts";
import { lockDesk } from "#lib/newsroom/people/commands/lock-desks.ts";
import { Id } from "#lib/newsroom/people/personal-details.ts";
import { refuse } from "#lib/platform/refusal.ts";

/** Says who belongs to a desk: these people and no others. */
export const setDeskPeople = defineCommand({
  name: "desk.people-set",
  input: z.object({
    deskId: Id,
    personIds: z.array(Id).max(5000, "Those are too many people for one desk."),
  }),
  load: (tx, input) => lockDesk(tx, input.deskId),
  refusals: (actor) => administrationRefusals(actor, "say who belongs to a desk"),
  run: async ({ tx, input, loaded, announce }) => {
    const wanted = [...new Set(input.personIds)];
    const known = await tx
      .select({ id: tables.person.id })
      .from(tables.person)
      .where(inArray(tables.person.id, wanted));
    if (known.length !== wanted.length) refuse("not-found", "One of these people does not exist.");
    const before = await tx
      .delete(tables.personDesk)
      .where(eq(tables.personDesk.deskId, loaded.id))
      .returning({ personId: tables.personDesk.personId });
    if (wanted.length > 0)
      await tx.insert(tables.personDesk).values(wanted.map((personId) => ({ personId, deskId: loaded.id })));
    const had = before.map(({ personId }) => personId);
    const joined = wanted.filter((id) => !had.includes(id));
    const left = had.filter((id) => !wanted.includes(id));
    for (const id of [...joined, ...left]) announce({ subject: "person", id, what: "person.desks-changed" });
    announce({ subject: "desk", id: loaded.id, what: "desk.people-set" });
    return { subjectId: loaded.id, fact: { joined, left }, result: null };
  },
});
