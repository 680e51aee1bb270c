import { z } from "zod";
import { tables } from "#lib/database/database.ts";
import { defineCommand } from "#lib/newsroom/command.ts";
import { lockSources } from "#lib/newsroom/wire/commands/lock-sources.ts";
import { PrintedName, SourceName, sourceNameRefusals } from "#lib/newsroom/wire/wire-source.ts";
import { newId } from "#lib/platform/ids.ts";

/** An agency whose copy we take from now on. */
export const addWireSource = defineCommand({
  name: "wire-source.added",
  input: z.object({ name: SourceName, printedName: PrintedName }),
  load: (tx) => lockSources(tx),
  refusals: (actor, sources, { name }) => sourceNameRefusals(actor, name, sources),
  run: async ({ tx, input: { name, printedName }, at, announce }) => {
    const id = newId();
    await tx.insert(tables.wireSource).values({ id, name, printedName, createdAt: at });
    announce({ subject: "wire-source", id, what: "wire-source.added" });
    return { subjectId: id, fact: { name, printedName }, result: { sourceId: id } };
  },
});
