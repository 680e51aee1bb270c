import { and, eq, gt, isNull } from "drizzle-orm";
import { z } from "zod";
import { tables } from "#lib/database/database.ts";
import { defineCommand } from "#lib/newsroom/command.ts";
import { administrationRefusals } from "#lib/newsroom/people/administration.ts";
import { lockMaker } from "#lib/newsroom/people/commands/lock-maker.ts";
import { invitationMail, SEND_INVITATION } from "#lib/newsroom/people/jobs/send-invitation.ts";
import { Email, PersonName, Roles } from "#lib/newsroom/people/personal-details.ts";
import { digest, newId, newSecret } from "#lib/platform/ids.ts";
import { settings } from "#lib/platform/settings.ts";

export const INVITATION_DAYS = 7;

/** Invites by a one-time link. Only its digest is stored, so it can be shown now and never again. */
export const invitePerson = defineCommand({
  name: "person.invited",
  input: z.object({ name: PersonName, email: Email, roles: Roles }),
  load: async (tx, input, actor) => {
    await lockMaker(tx, actor);
    const [taken] = await tx
      .select({ name: tables.person.name })
      .from(tables.person)
      .where(eq(tables.person.email, input.email));
    const desks = await tx
      .select({ id: tables.desk.id })
      .from(tables.desk)
      .where(isNull(tables.desk.closedAt));
    return { taken, desks };
  },
  refusals: (actor, { taken }) => {
    const refusals = administrationRefusals(actor, "invite people");
    if (refusals.length > 0 || !taken) return refusals;
    return [`${taken.name} works here already with this e-mail address.`];
  },
  // They may publish, or invite others.
  needsRecentPassword: (_actor, _loaded, { roles }) =>
    roles.includes("manager") || roles.includes("administrator"),
  run: async ({ tx, input, actor, loaded, at, later, announce }) => {
    const open = and(
      eq(tables.invitation.email, input.email),
      isNull(tables.invitation.usedAt),
      gt(tables.invitation.expiresAt, at),
    );
    // The newest link is the one that counts.
    const replaced = await tx
      .update(tables.invitation)
      .set({ expiresAt: at })
      .where(open)
      .returning({ id: tables.invitation.id });
    const id = newId();
    const secret = newSecret();
    const expiresAt = new Date(at.getTime() + INVITATION_DAYS * 24 * 60 * 60 * 1000);
    await tx.insert(tables.invitation).values({
      id,
      tokenDigest: digest(secret),
      name: input.name,
      email: input.email,
      roles: input.roles,
      // With one desk there is nothing to choose; with several, /admin/desks says who belongs where.
      deskIds: loaded.desks.length === 1 ? loaded.desks.map((desk) => desk.id) : [],
      invitedBy: actor!.personId,
      createdAt: at,
      expiresAt,
    });
    announce({ subject: "newsroom", id, what: "person.invited" });
    const path = `/join/${secret}`;
    const mailed = settings().smtpUrl !== undefined;
    if (mailed) later(SEND_INVITATION, invitationMail(id, path));
    return {
      subjectId: id,
      fact: { name: input.name, email: input.email, roles: input.roles, replaced: replaced.length },
      result: { invitationId: id, path, mailed, expiresAt: expiresAt.toISOString() },
    };
  },
});
