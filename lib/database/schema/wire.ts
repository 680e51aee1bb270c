import { pgTable, text, timestamp } from "drizzle-orm/pg-core";

const at = (name: string) => timestamp(name, { withTimezone: true, mode: "date" });

/** An agency whose copy we take, with the name as we print it. */
export const wireSource = pgTable("wire_source", {
  id: text("id").primaryKey(),
  name: text("name").notNull(),
  printedName: text("printed_name").notNull(),
  createdAt: at("created_at").notNull(),
  closedAt: at("closed_at"),
});
