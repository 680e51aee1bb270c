import { bigint, boolean, index, jsonb, pgTable, text, timestamp } from "drizzle-orm/pg-core";
import { person } from "#lib/database/schema/people.ts";
import { story } from "#lib/database/schema/stories.ts";
import type { IdRun } from "#lib/document/story/id-run.ts";
import { NOTIFIED_FOR, type Mentions } from "#lib/newsroom/queries/query.ts";

const at = (name: string) => timestamp(name, { withTimezone: true, mode: "date" });
const number = (name: string) => bigint(name, { mode: "number" });

/** A question on the copy, anchored in the characters it is about. Never part of a revision. */
export const query = pgTable(
  "query",
  {
    id: text("id").primaryKey(),
    storyId: text("story_id")
      .notNull()
      .references(() => story.id),
    /** Root ids of the words it was asked about, in reading order. */
    anchor: jsonb("anchor").$type<IdRun[]>().notNull(),
    /** The words as they stood when it was asked, read by the server. */
    quote: text("quote").notNull(),
    /** Stands between the story and its approval while it is open. */
    required: boolean("required").notNull(),
    askedBy: text("asked_by")
      .notNull()
      .references(() => person.id),
    askedAt: at("asked_at").notNull(),
    /** Null: open. */
    resolvedBy: text("resolved_by").references(() => person.id),
    resolvedAt: at("resolved_at"),
  },
  (table) => [index("query_story").on(table.storyId, table.resolvedAt)],
);

/** The question itself, which is the first of its query, and every reply. */
export const queryMessage = pgTable(
  "query_message",
  {
    id: number("id").primaryKey().generatedAlwaysAsIdentity(),
    queryId: text("query_id")
      .notNull()
      .references(() => query.id),
    personId: text("person_id")
      .notNull()
      .references(() => person.id),
    text: text("text").notNull(),
    mentions: jsonb("mentions").$type<Mentions>().notNull(),
    at: at("at").notNull(),
  },
  (table) => [
    index("query_message_query").on(table.queryId, table.id),
    index("query_message_person").on(table.personId, table.at),
  ],
);

/** Who is told of which message, and whether they have read it. */
export const notification = pgTable(
  "notification",
  {
    id: number("id").primaryKey().generatedAlwaysAsIdentity(),
    personId: text("person_id")
      .notNull()
      .references(() => person.id),
    why: text("why", { enum: NOTIFIED_FOR }).notNull(),
    storyId: text("story_id")
      .notNull()
      .references(() => story.id),
    queryId: text("query_id")
      .notNull()
      .references(() => query.id),
    messageId: number("message_id")
      .notNull()
      .references(() => queryMessage.id),
    at: at("at").notNull(),
    readAt: at("read_at"),
  },
  (table) => [index("notification_person").on(table.personId, table.id)],
);
