import { and, eq, isNull } from "drizzle-orm";
import { z } from "zod";
import { tables } from "#lib/database/database.ts";
import { defineCommand } from "#lib/newsroom/command.ts";

/** Ends the session one is in; the cookie alone is worth nothing afterwards. */
export const signOut = defineCommand({
  name: "person.signed-out",
  input: z.object({}),
  load: async () => null,
  refusals: (actor) => (actor ? [] : ["You are not signed in."]),
  run: async ({ tx, actor, at, announce }) => {
    await tx
      .update(tables.session)
      .set({ endedAt: at })
      .where(and(eq(tables.session.id, actor!.sessionId), isNull(tables.session.endedAt)));
    announce({ subject: "person", id: actor!.personId, what: "person.sessions-ended" });
    return { subjectId: actor!.personId, result: null };
  },
});
