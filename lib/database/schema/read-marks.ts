import { customType, pgTable, primaryKey, text, timestamp } from "drizzle-orm/pg-core";
import { person } from "#lib/database/schema/people.ts";
import { story } from "#lib/database/schema/stories.ts";

const bytea = customType<{ data: Uint8Array; driverData: Uint8Array }>({
  dataType: () => "bytea",
  toDriver: (value) => Buffer.from(value.buffer, value.byteOffset, value.byteLength),
  fromDriver: (value) => new Uint8Array(value),
});

/** How far each person has read each story: what stood there, by character ids. */
export const readMark = pgTable(
  "read_mark",
  {
    personId: text("person_id")
      .notNull()
      .references(() => person.id),
    storyId: text("story_id")
      .notNull()
      .references(() => story.id),
    /** The newest revision at that moment; null when none was pinned yet. */
    revisionId: text("revision_id"),
    /** A Yjs snapshot: which ids were there, and which of them were deleted. */
    seen: bytea("seen").notNull(),
    at: timestamp("at", { withTimezone: true, mode: "date" }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.personId, table.storyId] })],
);
