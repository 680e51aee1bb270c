import { eq } from "drizzle-orm";
import { database, tables } from "#lib/database/database.ts";
import { newsroomAddress, sendMail } from "#lib/newsroom/people/jobs/send-mail.ts";
import { invitationState } from "#lib/newsroom/people/invitation.ts";
import { now } from "#lib/platform/clock.ts";
import { seal, unseal } from "#lib/platform/sealed.ts";

export const SEND_INVITATION = "send-invitation";

/**
 * The tables keep only a digest of the link's secret, so it travels in the job: sealed, because jobs lie in the database and
 * in every backup. Earlier versions wrote the path as it is.
 */
export type InvitationMail = { invitationId: string } & ({ sealedPath: string } | { path: string });

const purposeOf = (invitationId: string) => `invitation ${invitationId}`;

export const invitationMail = (invitationId: string, path: string): InvitationMail => ({
  invitationId,
  sealedPath: seal(purposeOf(invitationId), path),
});

/** Mails an invitation's link. One that was used or withdrawn meanwhile is not mailed. */
export async function sendInvitation(job: InvitationMail): Promise<void> {
  const { invitationId } = job;
  const [invitation] = await database()
    .select()
    .from(tables.invitation)
    .where(eq(tables.invitation.id, invitationId));
  if (!invitation || invitationState(invitation, now()) !== "good") return;
  const path = "path" in job ? job.path : unseal(purposeOf(invitationId), job.sealedPath);
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
