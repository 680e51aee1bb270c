import { eq } from "drizzle-orm";
import { z } from "zod";
import { database, tables, type Transaction } from "#lib/database/database.ts";
import { defineCommand } from "#lib/newsroom/command.ts";
import { endPasswordLinksFor } from "#lib/newsroom/people/commands/end-links.ts";
import { endOpenSessions } from "#lib/newsroom/people/commands/end-open-sessions.ts";
import { hashNewPassword } from "#lib/newsroom/people/commands/hash-new-password.ts";
import { lockPeople } from "#lib/newsroom/people/commands/lock-maker.ts";
import { tellPasswordChanged } from "#lib/newsroom/people/jobs/tell-password-changed.ts";
import { passwordLinkState, type LinkMaker } from "#lib/newsroom/people/invitation.ts";
import { PASSWORD_LINK_SENTENCES } from "#lib/newsroom/people/password-link.ts";
import { Password, Secret } from "#lib/newsroom/people/personal-details.ts";
import { now } from "#lib/platform/clock.ts";
import { digest } from "#lib/platform/ids.ts";
import { logSecurity } from "#lib/platform/security-log.ts";
import { refuse } from "#lib/platform/refusal.ts";

/** The one-time link becomes a new password. Whoever was signed in with the old one is signed out. */
export const setPassword = defineCommand({
  name: "person.password-set",
  input: z.object({ secret: Secret, password: Password }),
  // A link that is worth nothing costs no hash.
  prepare: async (input) => {
    const [found] = await linkWith(database(), input.secret);
    const [maker] = found?.madeBy ? await personWith(database(), found.madeBy) : [];
    const link = goodLink(found, maker);
    const [person] = await personWith(database(), link.personId);
    return person ? hashNewPassword(input.password, person, person.id) : "";
  },
  load: async (tx, input) => {
    const [known] = await linkWith(tx, input.secret);
    const people = await lockPeople(tx, [known?.personId ?? null, known?.madeBy ?? null]);
    // The row lock makes the link one-time.
    const [found] = await linkWith(tx, input.secret).for("update");
    const link = goodLink(found, people.get(found?.madeBy ?? ""));
    return { link, person: people.get(link.personId) ?? refuse("not-found", "There is no such person.") };
  },
  // Whoever has the link was given it: that is the permission. A suspension holds against it all the same.
  refusals: (_actor, { person }) => (person.suspendedAt ? ["Your access has ended."] : []),
  run: async ({ tx, loaded: { link, person }, prepared, at, later, announce }) => {
    await tx.update(tables.person).set({ passwordHash: prepared }).where(eq(tables.person.id, person.id));
    await tx.update(tables.passwordLink).set({ usedAt: at }).where(eq(tables.passwordLink.id, link.id));
    await endPasswordLinksFor(tx, person.id, at);
    const sessions = await endOpenSessions(tx, person.id, at);
    tellPasswordChanged(later, { personId: person.id, at, how: "by a link from an administrator" });
    announce({ subject: "person", id: person.id, what: "person.password-set" });
    return {
      personId: person.id,
      subjectId: person.id,
      fact: { sessions },
      result: { personId: person.id, email: person.email },
    };
  },
});

const linkWith = (database: Pick<Transaction, "select">, secret: string) =>
  database
    .select()
    .from(tables.passwordLink)
    .where(eq(tables.passwordLink.tokenDigest, digest(secret)));
const personWith = (database: Pick<Transaction, "select">, personId: string) =>
  database.select().from(tables.person).where(eq(tables.person.id, personId));

/** The link, or the sentence that says why it is worth nothing. */
function goodLink(
  link: typeof tables.passwordLink.$inferSelect | undefined,
  maker: LinkMaker,
): typeof tables.passwordLink.$inferSelect {
  const state = passwordLinkState(link, maker, now());
  if (link && state === "good") return link;
  logSecurity("dead-link", { personId: link?.personId, what: "password link", why: state });
  return refuse("not-found", PASSWORD_LINK_SENTENCES[state === "good" ? "unknown" : state]);
}
