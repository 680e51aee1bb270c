import { eq } from "drizzle-orm";
import { database, tables } from "#lib/database/database.ts";
import { linkState, type InvitationState } from "#lib/newsroom/people/invitation.ts";
import type { Role } from "#lib/newsroom/people/roles.ts";
import { now } from "#lib/platform/clock.ts";
import { logSecurity } from "#lib/platform/security-log.ts";
import { digest } from "#lib/platform/ids.ts";

/** Whom a link invites, as long as it is good. */
export async function invitationOfLink(
  secret: string,
): Promise<
  { state: "good"; name: string; email: string; roles: Role[] } | { state: Exclude<InvitationState, "good"> }
> {
  const [found] = await database()
    .select({ invitation: tables.invitation, maker: tables.person })
    .from(tables.invitation)
    .leftJoin(tables.person, eq(tables.person.id, tables.invitation.invitedBy))
    .where(eq(tables.invitation.tokenDigest, digest(secret.slice(0, 200))));
  const state = linkState(found?.invitation, found?.maker, now());
  if (!found || state !== "good") {
    logSecurity("dead-link", { what: "invitation", why: state });
    return { state: state === "good" ? "unknown" : state };
  }
  const { name, email, roles } = found.invitation;
  return { state, name, email, roles };
}
