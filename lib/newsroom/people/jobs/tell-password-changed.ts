import { eq } from "drizzle-orm";
import { database, tables } from "#lib/database/database.ts";
import { newsroomAddress, sendMail } from "#lib/newsroom/people/jobs/send-mail.ts";
import { settings } from "#lib/platform/settings.ts";

export const TELL_PASSWORD_CHANGED = "tell-password-changed";

interface PasswordChange {
  personId: string;
  /** ISO. */
  at: string;
  how: string;
}

/** Enqueued by whatever sets a password: with a mail server set, its person hears of it. */
export function tellPasswordChanged(
  later: (name: string, data: object) => void,
  change: { personId: string; at: Date; how: string },
): void {
  if (settings().smtpUrl) later(TELL_PASSWORD_CHANGED, { ...change, at: change.at.toISOString() });
}

/** Mails a person that their password was changed: if it was somebody else, they are the first to know. */
export async function mailPasswordChanged({ personId, at, how }: PasswordChange): Promise<void> {
  const [person] = await database().select().from(tables.person).where(eq(tables.person.id, personId));
  if (!person) return;
  await sendMail({
    to: { name: person.name, address: person.email },
    subject: (newsroom) => `Your password at ${newsroom} was changed`,
    paragraphs: (newsroom) => [
      `${person.name},`,
      `the password with which you sign in to the newsroom of ${newsroom} (${newsroomAddress()}) was changed ${how}, on ${new Date(at).toUTCString()}. You are signed out everywhere else.`,
      "If it was not you, tell an administrator of the newsroom at once: they can end your sessions and give you a new link.",
    ],
  });
}
