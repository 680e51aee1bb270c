import { bigint, customType, pgTable, text, timestamp, uniqueIndex } from "drizzle-orm/pg-core";

const bytea = customType<{ data: Uint8Array; driverData: Uint8Array }>({
  dataType: () => "bytea",
  toDriver: (value) => Buffer.from(value.buffer, value.byteOffset, value.byteLength),
  fromDriver: (value) => new Uint8Array(value),
});

/** What can be damaged in the record of a story's words. A row of it has the same id in the log and in the archive. */
export const SET_ASIDE_FROM = ["update", "snapshot", "forgotten", "client"] as const;
export type SetAsideFrom = (typeof SET_ASIDE_FROM)[number];

/**
 * Parts of the record that cannot be read: the story opens without them. Rows of the record stay where they are and are
 * only named here; what is written anew (a snapshot) is kept here as it was. Append-only.
 */
export const setAside = pgTable(
  "set_aside",
  {
    id: bigint("id", { mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    storyId: text("story_id").notNull(),
    source: text("source", { enum: SET_ASIDE_FROM }).notNull(),
    /** The row's id there; for a snapshot how many updates it held. */
    rowId: bigint("row_id", { mode: "number" }).notNull(),
    /** The raw bytes, of what does not stay where it was. */
    bytes: bytea("bytes"),
    why: text("why").notNull(),
    foundAt: timestamp("found_at", { withTimezone: true, mode: "date" }).notNull(),
  },
  (table) => [uniqueIndex("set_aside_row").on(table.storyId, table.source, table.rowId)],
);
