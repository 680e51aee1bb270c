import { eq } from "drizzle-orm";
import { z } from "zod";
import { tables } from "#lib/database/database.ts";
import { defineCommand } from "#lib/newsroom/command.ts";
import { addSession, endSession } from "#lib/newsroom/people/commands/add-session.ts";
import { lockSecondFactor } from "#lib/newsroom/people/commands/lock-second-factor.ts";
import { takeCode } from "#lib/newsroom/people/commands/take-code.ts";
import { Code, Id } from "#lib/newsroom/people/personal-details.ts";
import { refuse } from "#lib/platform/refusal.ts";

/**
 * A session for a person who has just proved who they are. Every way in ends here, so this is where the second factor is
 * asked for: without its code nobody who has one gets a session. The one that this browser had before ends with it.
 */
export const openSession = defineCommand({
  name: "person.signed-in",
  input: z.object({
    personId: Id,
    seconds: z.number().int().positive(),
    code: Code.optional(),
    address: z.string().max(100).optional(),
    /** What the browser says of itself: cut, never trusted. */
    browser: z.string().max(300).optional(),
    replaces: z.string().max(64).nullable().optional(),
  }),
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
  run: async ({ tx, input, loaded: { person, factor }, at, announce }) => {
    const { personId, address = null, browser = null } = input;
    const secondFactor = await takeCode(tx, factor, input.code, at);
    const before = input.replaces ? await endSession(tx, input.replaces, at) : null;
    if (before) announce({ subject: "person", id: before, what: "person.sessions-ended" });
    const expiresAt = new Date(at.getTime() + input.seconds * 1000);
    const session = await addSession(tx, { personId, at, expiresAt, address, browser });
    return {
      personId,
      subjectId: personId,
      fact: {
        ...(secondFactor ? { secondFactor } : {}),
        ...(address ? { address } : {}),
        ...(browser ? { browser } : {}),
      },
      result: { ...session, email: person.email },
    };
  },
});
