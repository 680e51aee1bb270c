import { and, eq, inArray, isNull } from "drizzle-orm";
import { z } from "zod";
import { database, tables, type Transaction } from "#lib/database/database.ts";
import { defineCommand } from "#lib/newsroom/command.ts";
import { addPerson } from "#lib/newsroom/people/commands/add-person.ts";
import { lockPeople } from "#lib/newsroom/people/commands/lock-maker.ts";
import { hashNewPassword } from "#lib/newsroom/people/commands/hash-new-password.ts";
import { INVITATION_SENTENCES, linkState, type LinkMaker } from "#lib/newsroom/people/invitation.ts";
import { Password, PersonName, Secret } from "#lib/newsroom/people/personal-details.ts";
import { now } from "#lib/platform/clock.ts";
import { digest } from "#lib/platform/ids.ts";
import { logSecurity } from "#lib/platform/security-log.ts";
import { refuse } from "#lib/platform/refusal.ts";

/** The one-time link becomes a person, in the roles they were invited for. */
export const acceptInvitation = defineCommand({
  name: "person.joined",
  input: z.object({ secret: Secret, name: PersonName, password: Password }),
  // A link that is worth nothing costs no hash.
  prepare: async (input) => {
    const [found] = await invitationWith(database(), input.secret);
    const { person } = tables;
    const [maker] = found ? await database().select().from(person).where(eq(person.id, found.invitedBy)) : [];
    const { email, roles } = goodInvitation(found, maker);
    return hashNewPassword(input.password, { name: input.name, email, roles }, digest(input.secret));
  },
  load: async (tx, input) => {
    const [known] = await invitationWith(tx, input.secret);
    const makers = await lockPeople(tx, [known?.invitedBy ?? null]);
    // The row lock makes the link one-time: the second of two who use it at once finds it used.
    const [found] = await invitationWith(tx, input.secret).for("update");
    const invitation = goodInvitation(found, makers.get(found?.invitedBy ?? ""));
    const [taken] = await tx.select().from(tables.person).where(eq(tables.person.email, invitation.email));
    if (taken)
      refuse("not-possible", "Somebody works here already with this e-mail address. Sign in instead.");
    return invitation;
  },
  // Whoever has the link was invited: that is the permission.
  refusals: () => [],
  run: async ({ tx, input, loaded, prepared, at, announce }) => {
    const desks = await tx
      .select({ id: tables.desk.id })
      .from(tables.desk)
      .where(and(inArray(tables.desk.id, loaded.deskIds), isNull(tables.desk.closedAt)));
    const person = await addPerson(tx, {
      name: input.name,
      email: loaded.email,
      passwordHash: prepared,
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
      result: { personId: person.id, email: loaded.email },
    };
  },
});

const invitationWith = (database: Pick<Transaction, "select">, secret: string) =>
  database
    .select()
    .from(tables.invitation)
    .where(eq(tables.invitation.tokenDigest, digest(secret)));

/** The invitation, or the sentence that says why its link is worth nothing. */
function goodInvitation(
  invitation: typeof tables.invitation.$inferSelect | undefined,
  maker: LinkMaker,
): typeof tables.invitation.$inferSelect {
  const state = linkState(invitation, maker, now());
  if (invitation && state === "good") return invitation;
  logSecurity("dead-link", { what: "invitation", why: state });
  return refuse("not-found", INVITATION_SENTENCES[state === "good" ? "unknown" : state]);
}
