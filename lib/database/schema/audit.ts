import { bigint, index, jsonb, pgTable, text, timestamp } from "drizzle-orm/pg-core";

/** Append-only (a trigger refuses update and delete): who did what, when, to what, and why. */
export const event = pgTable(
  "event",
  {
    id: bigint("id", { mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    at: timestamp("at", { withTimezone: true, mode: "date" }).notNull(),
    /** `noun.past`, e.g. "story.approved". */
    name: text("name").notNull(),
    /** Null only for what the server does by itself, e.g. a due publication. */
    personId: text("person_id"),
    storyId: text("story_id"),
    /** What else it was about: a person, a picture, a source … */
    subjectId: text("subject_id"),
    revisionId: text("revision_id"),
    publicationId: text("publication_id"),
    /** The note or reason given. */
    note: text("note"),
    fact: jsonb("fact").$type<Record<string, unknown>>().notNull(),
  },
  (table) => [
    index("event_story").on(table.storyId, table.id),
    index("event_person").on(table.personId, table.id),
    index("event_subject").on(table.subjectId, table.id),
  ],
);
