import { eq } from "drizzle-orm";
import { z } from "zod";
import { tables } from "#lib/database/database.ts";
import { defineCommand } from "#lib/newsroom/command.ts";
import { lockQuery } from "#lib/newsroom/queries/commands/lock-query.ts";
import { QueryId } from "#lib/newsroom/queries/commands/query-input.ts";
import { queryRefusals } from "#lib/newsroom/queries/permissions.ts";

/** Settles a query; it stays readable, folded away. */
export const resolveQuery = defineCommand({
  name: "query.resolved",
  input: z.object({ queryId: QueryId }),
  load: (tx, { queryId }) => lockQuery(tx, queryId),
  refusals: (actor, { facts }) => queryRefusals(actor, "resolve", facts),
  run: async ({ tx, actor, loaded: { query }, at }) => {
    await tx
      .update(tables.query)
      .set({ resolvedBy: actor!.personId, resolvedAt: at })
      .where(eq(tables.query.id, query.id));
    return {
      storyId: query.storyId,
      subjectId: query.id,
      fact: { required: query.required },
      result: { queryId: query.id },
    };
  },
});
