import { index, integer, jsonb, pgTable, text, timestamp } from "drizzle-orm/pg-core";
import { person } from "#lib/database/schema/people.ts";
import type { EmbeddedMetadata } from "#lib/newsroom/pictures/picture.ts";

const at = (name: string) => timestamp(name, { withTimezone: true, mode: "date" });

/** A picture and its one credit. The original's bytes lie in storage under their content hash, untouched and private. */
export const picture = pgTable(
  "picture",
  {
    id: text("id").primaryKey(),
    contentHash: text("content_hash").notNull(),
    fileName: text("file_name").notNull(),
    mediaType: text("media_type").notNull(),
    bytes: integer("bytes").notNull(),
    /** Upright, in pixels. */
    width: integer("width").notNull(),
    height: integer("height").notNull(),
    /** As readers see it, verbatim, without "Image:". Empty = not yet credited. */
    credit: text("credit").notNull().default(""),
    caption: text("caption").notNull().default(""),
    alt: text("alt").notNull().default(""),
    embedded: jsonb("embedded").$type<EmbeddedMetadata>().notNull(),
    takenAt: at("taken_at"),
    addedBy: text("added_by")
      .notNull()
      .references(() => person.id),
    addedAt: at("added_at").notNull(),
  },
  (table) => [index("picture_added").on(table.addedAt), index("picture_hash").on(table.contentHash)],
);
