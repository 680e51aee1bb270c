import { eq } from "drizzle-orm";
import { z } from "zod";
import { tables } from "#lib/database/database.ts";
import { defineCommand } from "#lib/newsroom/command.ts";
import { endPasswordLinksFor } from "#lib/newsroom/people/commands/end-links.ts";
import { endOpenSessions } from "#lib/newsroom/people/commands/end-open-sessions.ts";
import { lockPeople } from "#lib/newsroom/people/commands/lock-maker.ts";
import { linkState } from "#lib/newsroom/people/invitation.ts";
import { PASSWORD_LINK_SENTENCES } from "#lib/newsroom/people/password-link.ts";
import { Password, Secret } from "#lib/newsroom/people/personal-details.ts";
import { now } from "#lib/platform/clock.ts";
import { digest } from "#lib/platform/ids.ts";
import { hashPassword } from "#lib/platform/password.ts";
import { refuse } from "#lib/platform/refusal.ts";

/** The one-time link becomes a new password. Whoever was signed in with the old one is signed out. */
export const setPassword = defineCommand({
  name: "person.password-set",
  input: z.object({ secret: Secret, password: Password }),
  load: async (tx, input) => {
    const sent = eq(tables.passwordLink.tokenDigest, digest(input.secret));
    const [known] = await tx.select().from(tables.passwordLink).where(sent);
    const people = await lockPeople(tx, [known?.personId ?? null, known?.madeBy ?? null]);
    // The row lock makes the link one-time.
    const [link] = await tx.select().from(tables.passwordLink).where(sent).for("update");
    const state = linkState(link, people.get(link?.madeBy ?? ""), now());
    if (!link || state !== "good")
      refuse("not-found", PASSWORD_LINK_SENTENCES[state === "good" ? "unknown" : state]);
    return { link, person: people.get(link.personId) ?? refuse("not-found", "There is no such person.") };
  },
  // Whoever has the link was given it: that is the permission. A suspension holds against it all the same.
  refusals: (_actor, { person }) => (person.suspendedAt ? ["Your access has ended."] : []),
  run: async ({ tx, input, loaded: { link, person }, at, announce }) => {
    const passwordHash = await hashPassword(input.password);
    await tx.update(tables.person).set({ passwordHash }).where(eq(tables.person.id, person.id));
    await tx.update(tables.passwordLink).set({ usedAt: at }).where(eq(tables.passwordLink.id, link.id));
    await endPasswordLinksFor(tx, person.id, at);
    const sessions = await endOpenSessions(tx, person.id, at);
    announce({ subject: "person", id: person.id, what: "person.password-set" });
    return { personId: person.id, subjectId: person.id, fact: { sessions }, result: { personId: person.id } };
  },
});
