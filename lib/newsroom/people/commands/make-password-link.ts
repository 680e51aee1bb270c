import { and, eq, gt, isNull } from "drizzle-orm";
import { z } from "zod";
import { tables } from "#lib/database/database.ts";
import { defineCommand } from "#lib/newsroom/command.ts";
import { administrationRefusals } from "#lib/newsroom/people/administration.ts";
import { lockPerson } from "#lib/newsroom/people/commands/lock-person.ts";
import { PASSWORD_LINK_HOURS } from "#lib/newsroom/people/password-link.ts";
import { Id } from "#lib/newsroom/people/personal-details.ts";
import { digest, newId, newSecret } from "#lib/platform/ids.ts";

/** For somebody who has forgotten their password. The one they have goes on working until the link is used. */
export const makePasswordLink = defineCommand({
  name: "person.password-link-made",
  input: z.object({ personId: Id }),
  load: (tx, input) => lockPerson(tx, input.personId),
  refusals: (actor, person) => [
    ...administrationRefusals(actor, "make a link for a new password"),
    ...(person.suspended ? [`${person.name} is suspended: reinstate them first.`] : []),
  ],
  run: async ({ tx, loaded, at }) => {
    const open = and(
      eq(tables.passwordLink.personId, loaded.id),
      isNull(tables.passwordLink.usedAt),
      gt(tables.passwordLink.expiresAt, at),
    );
    // The newest link is the one that counts.
    await tx.update(tables.passwordLink).set({ expiresAt: at }).where(open);
    const secret = newSecret();
    const expiresAt = new Date(at.getTime() + PASSWORD_LINK_HOURS * 60 * 60 * 1000);
    await tx.insert(tables.passwordLink).values({
      id: newId(),
      tokenDigest: digest(secret),
      personId: loaded.id,
      createdAt: at,
      expiresAt,
    });
    return { subjectId: loaded.id, result: { path: `/password/${secret}` } };
  },
});
