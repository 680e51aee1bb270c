import { z } from "zod";
import { defineCommand } from "#lib/newsroom/command.ts";
import { addMessage } from "#lib/newsroom/queries/commands/add-message.ts";
import { lockQuery } from "#lib/newsroom/queries/commands/lock-query.ts";
import { Picked, QueryId, ReplyText } from "#lib/newsroom/queries/commands/query-input.ts";
import { queryRefusals } from "#lib/newsroom/queries/permissions.ts";

/** Answers a query; who wrote in it before is told. */
export const replyToQuery = defineCommand({
  name: "query.answered",
  input: z.object({ queryId: QueryId, text: ReplyText, picked: Picked }),
  load: (tx, { queryId }) => lockQuery(tx, queryId),
  refusals: (actor, { facts }) => queryRefusals(actor, "reply", facts),
  run: async ({ tx, actor, input: { queryId, text, picked = [] }, loaded: { query }, at, announce }) => {
    const { storyId } = query;
    await addMessage(tx, { queryId, storyId, personId: actor!.personId, text, picked, at }, announce);
    return { storyId, subjectId: queryId, result: { queryId } };
  },
});
