import { eq } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { database, tables } from "#lib/database/database.ts";
import { linkState, type InvitationState } from "#lib/newsroom/people/invitation.ts";
import { now } from "#lib/platform/clock.ts";
import { digest } from "#lib/platform/ids.ts";

/** Whose password a link sets, as long as it is good. */
export async function personOfPasswordLink(
  secret: string,
): Promise<{ state: "good"; email: string } | { state: Exclude<InvitationState, "good"> }> {
  const { passwordLink, person } = tables;
  const maker = alias(person, "maker");
  const [row] = await database()
    .select({ link: passwordLink, email: person.email, maker })
    .from(passwordLink)
    .innerJoin(person, eq(person.id, passwordLink.personId))
    .leftJoin(maker, eq(maker.id, passwordLink.madeBy))
    .where(eq(passwordLink.tokenDigest, digest(secret.slice(0, 200))));
  const state = linkState(row?.link, row?.maker, now());
  if (state !== "good") return { state };
  return row ? { state, email: row.email } : { state: "unknown" };
}
