import { asc, eq } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { database, tables } from "#lib/database/database.ts";
import type { Actor } from "#lib/newsroom/people/actor.ts";
import { queryRefusals, type QueryAct } from "#lib/newsroom/queries/permissions.ts";
import type { QueryMessage, QueryThread } from "#lib/newsroom/queries/query-thread.ts";
import { refuse } from "#lib/platform/refusal.ts";

const { query, queryMessage, person, story } = tables;
const resolver = alias(person, "resolver");

/** Every query of a story with its replies, the oldest first. Everyone signed in may read. */
export async function storyQueries(actor: Actor | null, storyId: string): Promise<QueryThread[]> {
  if (!actor) refuse("not-signed-in", "Sign in first.");
  const rows = await database()
    .select({ query, stage: story.stage, resolver: resolver.name })
    .from(query)
    .innerJoin(story, eq(story.id, query.storyId))
    .leftJoin(resolver, eq(resolver.id, query.resolvedBy))
    .where(eq(query.storyId, storyId))
    .orderBy(asc(query.askedAt), asc(query.id));
  if (rows.length === 0) return [];
  const messages = await messagesOf(storyId);
  return rows.map(({ query: row, stage, resolver: by }): QueryThread => {
    const facts = { stage, askedBy: row.askedBy, isOpen: row.resolvedAt === null };
    const may = (act: QueryAct) => queryRefusals(actor, act, facts).length === 0;
    return {
      id: row.id,
      anchor: row.anchor,
      quote: row.quote,
      required: row.required,
      askedBy: row.askedBy,
      askedAt: row.askedAt.toISOString(),
      resolved: row.resolvedAt ? { by: by ?? "", at: row.resolvedAt.toISOString() } : null,
      messages: messages.get(row.id) ?? [],
      mayReply: may("reply"),
      mayResolve: may("resolve"),
      mayReopen: may("reopen"),
    };
  });
}

async function messagesOf(storyId: string): Promise<Map<string, QueryMessage[]>> {
  const rows = await database()
    .select({
      message: queryMessage,
      by: { id: person.id, name: person.name, ink: person.ink },
    })
    .from(queryMessage)
    .innerJoin(query, eq(query.id, queryMessage.queryId))
    .innerJoin(person, eq(person.id, queryMessage.personId))
    .where(eq(query.storyId, storyId))
    .orderBy(asc(queryMessage.id));
  const messages = new Map<string, QueryMessage[]>();
  for (const { message, by } of rows) {
    const list = messages.get(message.queryId) ?? [];
    messages.set(message.queryId, list);
    list.push({ id: message.id, by, at: message.at.toISOString(), text: message.text });
  }
  return messages;
}
