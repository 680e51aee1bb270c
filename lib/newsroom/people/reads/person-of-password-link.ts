import { eq } from "drizzle-orm";
import { database, tables } from "#lib/database/database.ts";
import { invitationState, type InvitationState } from "#lib/newsroom/people/invitation.ts";
import { now } from "#lib/platform/clock.ts";
import { digest } from "#lib/platform/ids.ts";

/** Whose password a link sets, as long as it is good. */
export async function personOfPasswordLink(
  secret: string,
): Promise<{ state: "good"; email: string } | { state: Exclude<InvitationState, "good"> }> {
  const { passwordLink, person } = tables;
  const [row] = await database()
    .select({ link: passwordLink, email: person.email })
    .from(passwordLink)
    .innerJoin(person, eq(person.id, passwordLink.personId))
    .where(eq(passwordLink.tokenDigest, digest(secret.slice(0, 200))));
  const state = invitationState(row?.link, now());
  if (state !== "good") return { state };
  return row ? { state, email: row.email } : { state: "unknown" };
}
