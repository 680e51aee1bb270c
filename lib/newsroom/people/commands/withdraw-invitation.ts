import { eq } from "drizzle-orm";
import { z } from "zod";
import { tables } from "#lib/database/database.ts";
import { defineCommand } from "#lib/newsroom/command.ts";
import { administrationRefusals } from "#lib/newsroom/people/administration.ts";
import { Id } from "#lib/newsroom/people/personal-details.ts";
import { refuse } from "#lib/platform/refusal.ts";

/** Makes an invitation's link worth nothing. */
export const withdrawInvitation = defineCommand({
  name: "person.invitation-withdrawn",
  input: z.object({ invitationId: Id }),
  load: async (tx, input) => {
    const [invitation] = await tx
      .select()
      .from(tables.invitation)
      .where(eq(tables.invitation.id, input.invitationId))
      .for("update");
    return invitation ?? refuse("not-found", "There is no such invitation.");
  },
  refusals: (actor, invitation) => [
    ...administrationRefusals(actor, "withdraw invitations"),
    ...(invitation.usedAt ? [`${invitation.name} has joined already: suspend them instead.`] : []),
  ],
  run: async ({ tx, loaded, at, announce }) => {
    await tx.update(tables.invitation).set({ expiresAt: at }).where(eq(tables.invitation.id, loaded.id));
    announce({ subject: "newsroom", id: loaded.id, what: "person.invitation-withdrawn" });
    return { subjectId: loaded.id, fact: { email: loaded.email }, result: null };
  },
});
