import { eq } from "drizzle-orm";
import { z } from "zod";
import { tables } from "#lib/database/database.ts";
import { defineCommand } from "#lib/newsroom/command.ts";
import { Id } from "#lib/newsroom/people/personal-details.ts";
import { newId } from "#lib/platform/ids.ts";
import { refuse } from "#lib/platform/refusal.ts";

/** A session for a person who has just proved who they are. Its id travels only inside the sealed cookie. */
export const openSession = defineCommand({
  name: "person.signed-in",
  input: z.object({ personId: Id, seconds: z.number().int().positive() }),
  load: async (tx, input) => {
    const [person] = await tx
      .select()
      .from(tables.person)
      .where(eq(tables.person.id, input.personId))
      .for("update");
    if (!person) refuse("not-found", "There is no such person.");
    return person;
  },
  refusals: (_actor, person) => (person.suspendedAt ? ["Your access has ended."] : []),
  run: async ({ tx, input, at }) => {
    const id = newId() + newId();
    const expiresAt = new Date(at.getTime() + input.seconds * 1000);
    await tx.insert(tables.session).values({ id, personId: input.personId, createdAt: at, expiresAt });
    return { personId: input.personId, subjectId: input.personId, result: { sessionId: id, expiresAt } };
  },
});
