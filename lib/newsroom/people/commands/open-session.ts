import { eq } from "drizzle-orm";
import { z } from "zod";
import { tables } from "#lib/database/database.ts";
import { defineCommand } from "#lib/newsroom/command.ts";
import { lockSecondFactor } from "#lib/newsroom/people/commands/lock-second-factor.ts";
import { takeCode } from "#lib/newsroom/people/commands/take-code.ts";
import { Code, Id } from "#lib/newsroom/people/personal-details.ts";
import { newId } from "#lib/platform/ids.ts";
import { refuse } from "#lib/platform/refusal.ts";

/**
 * A session for a person who has just proved who they are. Its id travels only inside the sealed cookie. Every way in
 * ends here, so this is where the second factor is asked for: without its code nobody who has one gets a session.
 */
export const openSession = defineCommand({
  name: "person.signed-in",
  input: z.object({ personId: Id, seconds: z.number().int().positive(), code: Code.optional() }),
  load: async (tx, input) => {
    const [person] = await tx
      .select()
      .from(tables.person)
      .where(eq(tables.person.id, input.personId))
      .for("update");
    if (!person) refuse("not-found", "There is no such person.");
    return { person, factor: await lockSecondFactor(tx, person.id) };
  },
  refusals: (_actor, { person }) => (person.suspendedAt ? ["Your access has ended."] : []),
  run: async ({ tx, input, loaded: { factor }, at }) => {
    const secondFactor = await takeCode(tx, factor, input.code, at);
    const id = newId() + newId();
    const expiresAt = new Date(at.getTime() + input.seconds * 1000);
    await tx
      .insert(tables.session)
      .values({ id, personId: input.personId, createdAt: at, expiresAt, passwordConfirmedAt: at });
    return {
      personId: input.personId,
      subjectId: input.personId,
      fact: secondFactor ? { secondFactor } : {},
      result: { sessionId: id, expiresAt },
    };
  },
});
