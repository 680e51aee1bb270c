import { isIP } from "node:net";
import { createTransport } from "nodemailer";
import { newsroomName } from "#lib/newsroom/people/reads/newsroom-name.ts";
import { settings } from "#lib/platform/settings.ts";

/** The address people reach the newsroom at. Only a configured one: one taken from a request could be anybody's. */
export const newsroomAddress = (): string => settings().publicUrl ?? `http://localhost:${settings().port}`;

/**
 * The mail server's address as the library takes it: encrypted, unless the server is this very machine. Without this, a
 * link's secret would go out in the clear to a server that offers no encryption.
 */
export function encryptedMail(smtpUrl: string): string {
  const url = new URL(smtpUrl);
  const host = url.hostname.replace(/^\[|\]$/g, "");
  if (host === "localhost" || host === "::1" || (isIP(host) === 4 && host.startsWith("127."))) return smtpUrl;
  url.searchParams.delete("ignoreTLS");
  url.searchParams.set("requireTLS", "true");
  return url.href;
}

/** Mails one person in the newsroom's name; nothing without a mail server. */
export async function sendMail(mail: {
  to: { name: string; address: string };
  subject: (newsroom: string) => string;
  paragraphs: (newsroom: string) => string[];
}): Promise<void> {
  const { smtpUrl } = settings();
  if (!smtpUrl) return;
  const newsroom = await newsroomName();
  const transport = createTransport(encryptedMail(smtpUrl));
  try {
    await transport.sendMail({
      from: { name: newsroom, address: `newsroom@${new URL(newsroomAddress()).hostname}` },
      to: mail.to,
      subject: mail.subject(newsroom),
      text: mail.paragraphs(newsroom).join("\n\n"),
    });
  } finally {
    transport.close();
  }
}
