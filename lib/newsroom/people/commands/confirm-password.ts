import { and, eq, isNull } from "drizzle-orm";
import { z } from "zod";
import { database, tables } from "#lib/database/database.ts";
import { soundText } from "#lib/document/story/sound-text.ts";
import { defineCommand } from "#lib/newsroom/command.ts";
import type { Actor } from "#lib/newsroom/people/actor.ts";
import { Secret } from "#lib/newsroom/people/personal-details.ts";
import { growingDelay } from "#lib/platform/growing-delay.ts";
import { isPassword } from "#lib/platform/password.ts";
import { isRefusal, refuse } from "#lib/platform/refusal.ts";
import { logSecurity } from "#lib/platform/security-log.ts";

/** Whoever finds an open window may not guess the password behind it. */
const guesses = growingDelay("confirm-password", { free: 5, firstSeconds: 30, longestSeconds: 3600 });

const passwordConfirmed = defineCommand({
  name: "person.password-confirmed",
  input: z.object({ passwordHash: z.string() }),
  load: async (tx, _input, actor) => {
    const { person } = tables;
    const [me] = actor
      ? await tx.select().from(person).where(eq(person.id, actor.personId)).for("update")
      : [];
    return me ?? refuse("not-signed-in", "Your session has ended. Sign in again; nothing was changed.");
  },
  // Another password may have been set while this one was compared.
  refusals: (_actor, me, { passwordHash }) =>
    me.passwordHash === passwordHash && !me.suspendedAt ? [] : ["That password is not right."],
  run: async ({ tx, actor, at }) => {
    const { session } = tables;
    await tx
      .update(session)
      .set({ passwordConfirmedAt: at })
      .where(and(eq(session.id, actor!.sessionId), isNull(session.endedAt)));
    return { subjectId: actor!.personId, result: null };
  },
});

/** One's own password given again: for a quarter of an hour this session may change people. */
export async function confirmPassword(actor: Actor, given: { password: string }): Promise<null> {
  const { personId } = actor;
  try {
    guesses.take(personId);
    await passwordConfirmed(actor, { passwordHash: await hashOfRight(personId, given) });
  } catch (thrown) {
    if (isRefusal(thrown)) logSecurity("password-not-confirmed", { personId, why: thrown.reason });
    throw thrown;
  }
  guesses.forget(personId);
  return null;
}

/** The hash that this password fits. Compared before the transaction: hashing is slow, and must not hold a connection. */
async function hashOfRight(personId: string, given: { password: string }): Promise<string> {
  const password = Secret.safeParse(typeof given?.password === "string" ? soundText(given.password) : "");
  const { person } = tables;
  const [me] = await database()
    .select({ hash: person.passwordHash })
    .from(person)
    .where(eq(person.id, personId));
  const asks = { from: personId, first: true };
  const isRight = password.success && (await isPassword(me?.hash, password.data, asks));
  return isRight && me?.hash ? me.hash : refuse("not-allowed", "That password is not right.");
}
