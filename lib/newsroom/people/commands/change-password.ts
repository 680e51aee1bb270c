import { and, eq, isNull, ne } from "drizzle-orm";
import { z } from "zod";
import { tables } from "#lib/database/database.ts";
import { defineCommand } from "#lib/newsroom/command.ts";
import { endPasswordLinksFor } from "#lib/newsroom/people/commands/end-links.ts";
import { Password } from "#lib/newsroom/people/personal-details.ts";
import { attemptsAllowed } from "#lib/platform/attempts.ts";
import { hashPassword, isPassword } from "#lib/platform/password.ts";
import { refuse } from "#lib/platform/refusal.ts";

/** Somebody who found an open window may not guess the password behind it. */
const guesses = attemptsAllowed("change-password", 8);

/** One's own password, for another one. Every other window is signed out; this one stays. */
export const changePassword = defineCommand({
  name: "person.password-changed",
  input: z.object({
    current: z.string("Your current password is needed.").max(200, "Your current password is not right."),
    password: Password,
  }),
  load: async (tx, input, actor) => {
    const me =
      actor ?? refuse("not-signed-in", "Your session has ended. Sign in again; nothing was changed.");
    await guesses.take(me.personId);
    const [person] = await tx
      .select()
      .from(tables.person)
      .where(eq(tables.person.id, me.personId))
      .for("update");
    return { isRight: await isPassword(person?.passwordHash, input.current) };
  },
  refusals: (_actor, { isRight }) => (isRight ? [] : ["Your current password is not right."]),
  run: async ({ tx, input, actor, at, announce }) => {
    const { personId, sessionId } = actor!;
    await guesses.giveBack(personId);
    const passwordHash = await hashPassword(input.password);
    await tx.update(tables.person).set({ passwordHash }).where(eq(tables.person.id, personId));
    const { session } = tables;
    const ended = await tx
      .update(session)
      .set({ endedAt: at })
      .where(and(eq(session.personId, personId), isNull(session.endedAt), ne(session.id, sessionId)))
      .returning({ id: session.id });
    const links = await endPasswordLinksFor(tx, personId, at);
    announce({ subject: "person", id: personId, what: "person.password-changed" });
    return {
      subjectId: personId,
      fact: { sessions: ended.length, links },
      result: { sessions: ended.length },
    };
  },
});
