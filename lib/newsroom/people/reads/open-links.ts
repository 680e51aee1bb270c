import { and, eq, gt, isNull, type SQL } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { database, tables } from "#lib/database/database.ts";
import { linkState, passwordLinkState } from "#lib/newsroom/people/invitation.ts";
import type { OpenLink } from "#lib/newsroom/people/listed-people.ts";
import { now } from "#lib/platform/clock.ts";

/** Every invitation and password link that opens something now, the newest first; never the secret in it. */
export async function openLinks(): Promise<OpenLink[]> {
  const { invitation, passwordLink, person } = tables;
  const maker = alias(person, "maker");
  const isOpen = (link: typeof invitation | typeof passwordLink): SQL | undefined =>
    and(isNull(link.usedAt), gt(link.expiresAt, now()));
  const [invitations, passwordLinks] = await Promise.all([
    database()
      .select({ link: invitation, maker })
      .from(invitation)
      .innerJoin(maker, eq(maker.id, invitation.invitedBy))
      .where(isOpen(invitation)),
    database()
      .select({ link: passwordLink, person, maker })
      .from(passwordLink)
      .innerJoin(person, eq(person.id, passwordLink.personId))
      .innerJoin(maker, eq(maker.id, passwordLink.madeBy))
      .where(isOpen(passwordLink)),
  ]);
  const at = now();
  const links = [
    ...invitations
      .filter(({ link, maker }) => linkState(link, maker, at) === "good")
      .map((row) => ({ kind: "invitation" as const, whom: row.link, ...row })),
    ...passwordLinks
      .filter(({ link, maker }) => passwordLinkState(link, maker, at) === "good")
      .map((row) => ({ kind: "password" as const, whom: row.person, ...row })),
  ];
  return links
    .sort((a, b) => b.link.createdAt.getTime() - a.link.createdAt.getTime())
    .map(({ kind, link, whom: { name, email, roles }, maker: { name: madeBy } }) => ({
      kind,
      id: link.id,
      name,
      email,
      roles,
      madeBy,
      madeAt: link.createdAt.toISOString(),
      expiresAt: link.expiresAt.toISOString(),
    }));
}
