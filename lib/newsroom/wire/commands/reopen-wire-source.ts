import { eq } from "drizzle-orm";
import { z } from "zod";
import { tables } from "#lib/database/database.ts";
import { defineCommand } from "#lib/newsroom/command.ts";
import { lockSource } from "#lib/newsroom/wire/commands/lock-sources.ts";
import { sourceStateRefusals } from "#lib/newsroom/wire/wire-source.ts";

/** It can be chosen for stories again. */
export const reopenWireSource = defineCommand({
  name: "wire-source.reopened",
  input: z.object({ sourceId: z.string().max(40) }),
  load: (tx, { sourceId }) => lockSource(tx, sourceId),
  refusals: (actor, { source }) => sourceStateRefusals(actor, source, "reopen"),
  run: async ({ tx, input: { sourceId }, loaded: { source }, announce }) => {
    await tx.update(tables.wireSource).set({ closedAt: null }).where(eq(tables.wireSource.id, sourceId));
    announce({ subject: "wire-source", id: sourceId, what: "wire-source.reopened" });
    return { subjectId: sourceId, fact: { name: source.name }, result: { sourceId } };
  },
});
