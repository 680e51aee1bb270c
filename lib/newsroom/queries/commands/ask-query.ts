import { z } from "zod";
import { tables } from "#lib/database/database.ts";
import { defineCommand } from "#lib/newsroom/command.ts";
import { addMessage } from "#lib/newsroom/queries/commands/add-message.ts";
import { lockStage } from "#lib/newsroom/queries/commands/lock-query.ts";
import { Picked, QueryText } from "#lib/newsroom/queries/commands/query-input.ts";
import { queryRefusals } from "#lib/newsroom/queries/permissions.ts";
import { LONGEST_QUOTE } from "#lib/newsroom/queries/query.ts";
import { StoryId } from "#lib/newsroom/stories/decision-input.ts";
import { newId } from "#lib/platform/ids.ts";

const count = z.number().int().nonnegative();

/**
 * Asks about words of a story. Anchor and quote are what the server found in the living document: no browser calls this
 * (lib/collaboration/ask-about-words.ts does).
 */
export const askQuery = defineCommand({
  name: "query.asked",
  input: z.object({
    storyId: StoryId,
    anchor: z.array(z.tuple([count, count, count.positive()])).min(1),
    quote: z.string().min(1),
    text: QueryText,
    required: z.boolean().optional(),
    picked: Picked,
  }),
  load: async (tx, { storyId }) => ({ stage: await lockStage(tx, storyId) }),
  refusals: (actor, facts) => queryRefusals(actor, "ask", facts),
  run: async ({
    tx,
    actor,
    input: { storyId, anchor, quote, text, required = false, picked = [] },
    at,
    announce,
  }) => {
    const id = newId();
    const { personId } = actor!;
    await tx.insert(tables.query).values({
      ...{ id, storyId, anchor, required, askedBy: personId, askedAt: at },
      quote: quote.length <= LONGEST_QUOTE ? quote : `${quote.slice(0, LONGEST_QUOTE - 1)}…`,
    });
    await addMessage(tx, { queryId: id, storyId, personId, text, picked, at }, announce);
    return { storyId, subjectId: id, fact: { required }, result: { queryId: id } };
  },
});
