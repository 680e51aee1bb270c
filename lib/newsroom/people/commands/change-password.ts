import { eq } from "drizzle-orm";
import { z } from "zod";
import { database, tables } from "#lib/database/database.ts";
import { defineCommand } from "#lib/newsroom/command.ts";
import { addSession } from "#lib/newsroom/people/commands/add-session.ts";
import { endPasswordLinksFor } from "#lib/newsroom/people/commands/end-links.ts";
import { endOpenSessions } from "#lib/newsroom/people/commands/end-open-sessions.ts";
import { hashNewPassword } from "#lib/newsroom/people/commands/hash-new-password.ts";
import { tellPasswordChanged } from "#lib/newsroom/people/jobs/tell-password-changed.ts";
import { Password } from "#lib/newsroom/people/personal-details.ts";
import { attemptsAllowed } from "#lib/platform/attempts.ts";
import { isPassword } from "#lib/platform/password.ts";
import { refuse } from "#lib/platform/refusal.ts";

/** Somebody who found an open window may not guess the password behind it. */
const guesses = attemptsAllowed("change-password", 8);

/**
 * One's own password, for another one. Every session ends, this one too, and a new one begins in this browser: whoever knew
 * the old session's id has nothing.
 */
export const changePassword = defineCommand({
  name: "person.password-changed",
  input: z.object({
    current: z.string("Your current password is needed.").max(200, "Your current password is not right."),
    password: Password,
  }),
  prepare: async (input, actor) => {
    const me =
      actor ?? refuse("not-signed-in", "Your session has ended. Sign in again; nothing was changed.");
    await guesses.take(me.personId);
    const [person] = await database().select().from(tables.person).where(eq(tables.person.id, me.personId));
    const known = person?.passwordHash ?? null;
    const asks = { from: me.personId, first: true };
    if (!person || !(await isPassword(known, input.current, asks)))
      return { known, isRight: false, hash: "" };
    await guesses.giveBack(me.personId);
    return { known, isRight: true, hash: await hashNewPassword(input.password, person, me.personId) };
  },
  load: async (tx, _input, actor, { known, isRight }) => {
    const [person] = await tx
      .select()
      .from(tables.person)
      .where(eq(tables.person.id, actor!.personId))
      .for("update");
    // Between the look and the lock another window may have changed it.
    if (person?.passwordHash !== known)
      refuse("changed-meanwhile", "Your password was changed meanwhile. Nothing more was changed.");
    const [session] = await tx.select().from(tables.session).where(eq(tables.session.id, actor!.sessionId));
    return { session, isRight };
  },
  refusals: (_actor, { isRight }) => (isRight ? [] : ["Your current password is not right."]),
  run: async ({ tx, actor, loaded, prepared, at, later, announce }) => {
    const { personId } = actor!;
    await tx.update(tables.person).set({ passwordHash: prepared.hash }).where(eq(tables.person.id, personId));
    const ended = await endOpenSessions(tx, personId, at);
    const links = await endPasswordLinksFor(tx, personId, at);
    const before = loaded.session;
    const session = await addSession(tx, {
      personId,
      at,
      // It is still this browser's sign-in: it ends no later than it would have.
      expiresAt: before?.expiresAt ?? at,
      address: before?.address ?? null,
      browser: before?.browser ?? null,
    });
    tellPasswordChanged(later, { personId, at, how: "in the newsroom" });
    announce({ subject: "person", id: personId, what: "person.password-changed" });
    const others = Math.max(0, ended - 1);
    return { subjectId: personId, fact: { sessions: others, links }, result: { sessions: others, session } };
  },
});
