import { eq } from "drizzle-orm";
import { z } from "zod";
import { tables } from "#lib/database/database.ts";
import { defineCommand } from "#lib/newsroom/command.ts";
import { administrationRefusals } from "#lib/newsroom/people/administration.ts";
import { Id } from "#lib/newsroom/people/personal-details.ts";
import { refuse } from "#lib/platform/refusal.ts";

/** Makes a password link worth nothing; the password there is goes on working. */
export const revokePasswordLink = defineCommand({
  name: "person.password-link-revoked",
  input: z.object({ linkId: Id }),
  load: async (tx, input) => {
    const { passwordLink, person } = tables;
    const [found] = await tx
      .select({ link: passwordLink, name: person.name })
      .from(passwordLink)
      .innerJoin(person, eq(person.id, passwordLink.personId))
      .where(eq(passwordLink.id, input.linkId))
      .for("update", { of: passwordLink });
    return found ?? refuse("not-found", "There is no such link.");
  },
  refusals: (actor, { link, name }) => [
    ...administrationRefusals(actor, "revoke links"),
    ...(link.usedAt ? [`${name} has used this link already.`] : []),
  ],
  run: async ({ tx, loaded: { link }, at, announce }) => {
    // An end that came earlier stays as it is.
    const expiresAt = link.expiresAt < at ? link.expiresAt : at;
    await tx.update(tables.passwordLink).set({ expiresAt }).where(eq(tables.passwordLink.id, link.id));
    announce({ subject: "newsroom", id: link.id, what: "person.password-link-revoked" });
    return { subjectId: link.personId, result: null };
  },
});
