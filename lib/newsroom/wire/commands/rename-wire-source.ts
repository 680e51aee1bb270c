import { eq } from "drizzle-orm";
import { z } from "zod";
import { tables } from "#lib/database/database.ts";
import { defineCommand } from "#lib/newsroom/command.ts";
import { lockSource } from "#lib/newsroom/wire/commands/lock-sources.ts";
import { RETELL_STORIES } from "#lib/newsroom/stories/retell-job.ts";
import { PrintedName, SourceName, sourceNameRefusals } from "#lib/newsroom/wire/wire-source.ts";

/** Another name, in the list or in print. What is published keeps the name it was printed with. */
export const renameWireSource = defineCommand({
  name: "wire-source.renamed",
  input: z.object({ sourceId: z.string().max(40), name: SourceName, printedName: PrintedName }),
  load: (tx, { sourceId }) => lockSource(tx, sourceId),
  refusals: (actor, { others }, { name }) => sourceNameRefusals(actor, name, others),
  run: async ({ tx, input: { sourceId, name, printedName }, loaded: { source }, later, announce }) => {
    await tx.update(tables.wireSource).set({ name, printedName }).where(eq(tables.wireSource.id, sourceId));
    later(RETELL_STORIES, {});
    announce({ subject: "wire-source", id: sourceId, what: "wire-source.renamed" });
    const before = { name: source.name, printedName: source.printedName };
    return { subjectId: sourceId, fact: { name, printedName, before }, result: { sourceId } };
  },
});
