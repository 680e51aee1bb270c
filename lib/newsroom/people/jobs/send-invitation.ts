import { eq } from "drizzle-orm";
import { database, tables } from "#lib/database/database.ts";
import { newsroomAddress, sendMail } from "#lib/newsroom/people/jobs/send-mail.ts";
import { linkState } from "#lib/newsroom/people/invitation.ts";
import { now } from "#lib/platform/clock.ts";
import { seal, unseal } from "#lib/platform/sealed.ts";

export const SEND_INVITATION = "send-invitation";

/**
 * The tables keep only a digest of the link's secret, so it travels in the job: sealed, because jobs lie in the database and
 * in every backup. Earlier versions wrote the path as it is.
 */
export type InvitationMail = { invitationId: string } & ({ sealedPath: string } | { path: string });

const PURPOSE = "invitation";

export const invitationMail = (invitationId: string, path: string): InvitationMail => ({
  invitationId,
  sealedPath: seal(PURPOSE, invitationId, path),
});

/** Mails an invitation's link. One that was used, withdrawn or has lost its maker's right meanwhile is not mailed. */
export async function sendInvitation(job: InvitationMail): Promise<void> {
  const { invitationId } = job;
  const [found] = await database()
    .select({ invitation: tables.invitation, maker: tables.person })
    .from(tables.invitation)
    .leftJoin(tables.person, eq(tables.person.id, tables.invitation.invitedBy))
    .where(eq(tables.invitation.id, invitationId));
  if (!found || linkState(found.invitation, found.maker, now()) !== "good") return;
  const { invitation } = found;
  const path = "path" in job ? job.path : unseal(PURPOSE, invitationId, job.sealedPath);
  // Another NEXTAUTH_SECRET than when it was made: the job fails, and says so in the log.
  if (path === null) throw new Error(`the link of invitation ${invitationId} cannot be unsealed`);
  await sendMail({
    to: { name: invitation.name, address: invitation.email },
    subject: (newsroom) => `Your invitation to ${newsroom}`,
    paragraphs: (newsroom) => [
      `${invitation.name},`,
      `you are invited to the newsroom of ${newsroom}. This link is yours alone and works once, until ${invitation.expiresAt.toUTCString()}:`,
      `${newsroomAddress()}${path}`,
      "If you do not know what this is about, leave it: without the link nothing happens.",
    ],
  });
}
