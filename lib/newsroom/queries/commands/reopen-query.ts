import { eq } from "drizzle-orm";
import { z } from "zod";
import { tables } from "#lib/database/database.ts";
import { defineCommand } from "#lib/newsroom/command.ts";
import { lockQuery } from "#lib/newsroom/queries/commands/lock-query.ts";
import { QueryId } from "#lib/newsroom/queries/commands/query-input.ts";
import { queryRefusals } from "#lib/newsroom/queries/permissions.ts";

/** Opens a query again; a required one stands before the approval again. */
export const reopenQuery = defineCommand({
  name: "query.reopened",
  input: z.object({ queryId: QueryId }),
  load: (tx, { queryId }) => lockQuery(tx, queryId),
  refusals: (actor, { facts }) => queryRefusals(actor, "reopen", facts),
  run: async ({ tx, loaded: { query } }) => {
    await tx
      .update(tables.query)
      .set({ resolvedBy: null, resolvedAt: null })
      .where(eq(tables.query.id, query.id));
    return {
      storyId: query.storyId,
      subjectId: query.id,
      fact: { required: query.required },
      result: { queryId: query.id },
    };
  },
});
