import { eq } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { database, tables } from "#lib/database/database.ts";
import { passwordLinkState, type InvitationState } from "#lib/newsroom/people/invitation.ts";
import { now } from "#lib/platform/clock.ts";
import type { Role } from "#lib/newsroom/people/roles.ts";
import { logSecurity } from "#lib/platform/security-log.ts";
import { digest } from "#lib/platform/ids.ts";

/** Whose password a link sets, as long as it is good. */
export async function personOfPasswordLink(
  secret: string,
): Promise<{ state: "good"; email: string; roles: Role[] } | { state: Exclude<InvitationState, "good"> }> {
  const { passwordLink, person } = tables;
  const maker = alias(person, "maker");
  const [row] = await database()
    .select({ link: passwordLink, email: person.email, roles: person.roles, maker })
    .from(passwordLink)
    .innerJoin(person, eq(person.id, passwordLink.personId))
    .leftJoin(maker, eq(maker.id, passwordLink.madeBy))
    .where(eq(passwordLink.tokenDigest, digest(secret.slice(0, 200))));
  const state = passwordLinkState(row?.link, row?.maker, now());
  if (!row || state !== "good") {
    logSecurity("dead-link", { personId: row?.link.personId, what: "password link", why: state });
    return { state: state === "good" ? "unknown" : state };
  }
  return { state, email: row.email, roles: row.roles };
}
