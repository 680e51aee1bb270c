import { eq } from "drizzle-orm";
import { z } from "zod";
import { tables } from "#lib/database/database.ts";
import { defineCommand } from "#lib/newsroom/command.ts";
import { lockSource } from "#lib/newsroom/wire/commands/lock-sources.ts";
import { sourceStateRefusals } from "#lib/newsroom/wire/wire-source.ts";

/** Nothing new is taken from it. Stories that name it keep it. */
export const closeWireSource = defineCommand({
  name: "wire-source.closed",
  input: z.object({ sourceId: z.string().max(40) }),
  load: (tx, { sourceId }) => lockSource(tx, sourceId),
  refusals: (actor, { source }) => sourceStateRefusals(actor, source, "close"),
  run: async ({ tx, input: { sourceId }, loaded: { source }, at, announce }) => {
    await tx.update(tables.wireSource).set({ closedAt: at }).where(eq(tables.wireSource.id, sourceId));
    announce({ subject: "wire-source", id: sourceId, what: "wire-source.closed" });
    return { subjectId: sourceId, fact: { name: source.name }, result: { sourceId } };
  },
});
