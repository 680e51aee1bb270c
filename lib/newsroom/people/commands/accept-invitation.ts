import { and, eq, inArray, isNull } from "drizzle-orm";
import { z } from "zod";
import { tables } from "#lib/database/database.ts";
import { defineCommand } from "#lib/newsroom/command.ts";
import { addPerson } from "#lib/newsroom/people/commands/add-person.ts";
import { lockPeople } from "#lib/newsroom/people/commands/lock-maker.ts";
import { INVITATION_SENTENCES, linkState } from "#lib/newsroom/people/invitation.ts";
import { Password, PersonName, Secret } from "#lib/newsroom/people/personal-details.ts";
import { now } from "#lib/platform/clock.ts";
import { digest } from "#lib/platform/ids.ts";
import { hashPassword } from "#lib/platform/password.ts";
import { refuse } from "#lib/platform/refusal.ts";

/** The one-time link becomes a person, in the roles they were invited for. */
export const acceptInvitation = defineCommand({
  name: "person.joined",
  input: z.object({ secret: Secret, name: PersonName, password: Password }),
  load: async (tx, input) => {
    const sent = eq(tables.invitation.tokenDigest, digest(input.secret));
    const [known] = await tx.select().from(tables.invitation).where(sent);
    const makers = await lockPeople(tx, [known?.invitedBy ?? null]);
    // The row lock makes the link one-time: the second of two who use it at once finds it used.
    const [invitation] = await tx.select().from(tables.invitation).where(sent).for("update");
    const state = linkState(invitation, makers.get(invitation?.invitedBy ?? ""), now());
    if (!invitation || state !== "good")
      refuse("not-found", INVITATION_SENTENCES[state === "good" ? "unknown" : state]);
    const [taken] = await tx.select().from(tables.person).where(eq(tables.person.email, invitation.email));
    if (taken)
      refuse("not-possible", "Somebody works here already with this e-mail address. Sign in instead.");
    return invitation;
  },
  // Whoever has the link was invited: that is the permission.
  refusals: () => [],
  run: async ({ tx, input, loaded, at, announce }) => {
    const desks = await tx
      .select({ id: tables.desk.id })
      .from(tables.desk)
      .where(and(inArray(tables.desk.id, loaded.deskIds), isNull(tables.desk.closedAt)));
    const person = await addPerson(tx, {
      name: input.name,
      email: loaded.email,
      passwordHash: await hashPassword(input.password),
      roles: loaded.roles,
      deskIds: desks.map((desk) => desk.id),
      at,
    });
    await tx.update(tables.invitation).set({ usedAt: at }).where(eq(tables.invitation.id, loaded.id));
    announce({ subject: "person", id: person.id, what: "person.joined" });
    return {
      personId: person.id,
      subjectId: person.id,
      fact: { invitedBy: loaded.invitedBy, roles: loaded.roles },
      result: { personId: person.id },
    };
  },
});
