import { eq } from "drizzle-orm";
import { createTransport } from "nodemailer";
import { database, tables } from "#lib/database/database.ts";
import { linkState } from "#lib/newsroom/people/invitation.ts";
import { newsroomName } from "#lib/newsroom/people/reads/newsroom-name.ts";
import { now } from "#lib/platform/clock.ts";
import { settings } from "#lib/platform/settings.ts";

/**
 * Mails an invitation's link. The path holds the link's secret, of which the tables keep only a digest: it travels in
 * the job and is never logged. An invitation that was used or withdrawn meanwhile is not mailed.
 */
export async function sendInvitation(job: { invitationId: string; path: string }): Promise<void> {
  const { smtpUrl, publicUrl, port } = settings();
  const [found] = await database()
    .select({ invitation: tables.invitation, maker: tables.person })
    .from(tables.invitation)
    .leftJoin(tables.person, eq(tables.person.id, tables.invitation.invitedBy))
    .where(eq(tables.invitation.id, job.invitationId));
  if (!smtpUrl || !found || linkState(found.invitation, found.maker, now()) !== "good") return;
  const { invitation } = found;
  const newsroom = await newsroomName();
  // Only a configured address: one taken from a request could be anybody's.
  const base = publicUrl ?? `http://localhost:${port}`;
  const transport = createTransport(smtpUrl);
  try {
    await transport.sendMail({
      from: { name: newsroom, address: `newsroom@${new URL(base).hostname}` },
      to: { name: invitation.name, address: invitation.email },
      subject: `Your invitation to ${newsroom}`,
      text: [
        `${invitation.name},`,
        `you are invited to the newsroom of ${newsroom}. This link is yours alone and works once, until ${invitation.expiresAt.toUTCString()}:`,
        `${base}${job.path}`,
        "If you do not know what this is about, leave it: without the link nothing happens.",
      ].join("\n\n"),
    });
  } finally {
    transport.close();
  }
}
