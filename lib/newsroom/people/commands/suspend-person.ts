import { eq } from "drizzle-orm";
import { z } from "zod";
import { tables } from "#lib/database/database.ts";
import { defineCommand } from "#lib/newsroom/command.ts";
import { suspensionRefusals } from "#lib/newsroom/people/administration.ts";
import { endLinksMadeBy, endPasswordLinksFor } from "#lib/newsroom/people/commands/end-links.ts";
import { endOpenSessions } from "#lib/newsroom/people/commands/end-open-sessions.ts";
import { lockPerson } from "#lib/newsroom/people/commands/lock-person.ts";
import { Id, Reason } from "#lib/newsroom/people/personal-details.ts";

/** Ends a person's access at once, on open pages and open sockets too. Everything they wrote stays under their name. */
export const suspendPerson = defineCommand({
  name: "person.suspended",
  input: z.object({ personId: Id, reason: Reason }),
  load: (tx, input) => lockPerson(tx, input.personId),
  refusals: suspensionRefusals,
  needsRecentPassword: true,
  run: async ({ tx, input, loaded, at, announce }) => {
    await tx.update(tables.person).set({ suspendedAt: at }).where(eq(tables.person.id, loaded.id));
    // Ended, not only closed to them: after a reinstatement they prove anew who they are.
    const sessions = await endOpenSessions(tx, loaded.id, at);
    // What they made lives by their right, and what was made for them is not good again after a reinstatement either.
    const links = (await endLinksMadeBy(tx, loaded.id, at)) + (await endPasswordLinksFor(tx, loaded.id, at));
    announce({ subject: "person", id: loaded.id, what: "person.suspended" });
    return { subjectId: loaded.id, note: input.reason || null, fact: { sessions, links }, result: null };
  },
});
