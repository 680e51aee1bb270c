import { index, integer, jsonb, pgTable, primaryKey, text, timestamp } from "drizzle-orm/pg-core";
import { person } from "#lib/database/schema/people.ts";
import { revision, story } from "#lib/database/schema/stories.ts";
import { picture } from "#lib/database/schema/pictures.ts";
import { CHANGE_KINDS, type PublishedPage } from "#lib/newsroom/publications/publication.ts";

const at = (name: string) => timestamp(name, { withTimezone: true, mode: "date" });

/** Immutable: a revision made public, with everything needed to render it. Readers get nothing else. */
export const publication = pgTable(
  "publication",
  {
    id: text("id").primaryKey(),
    storyId: text("story_id")
      .notNull()
      .references(() => story.id),
    number: integer("number").notNull(),
    revisionId: text("revision_id")
      .notNull()
      .references(() => revision.id),
    fingerprint: text("fingerprint").notNull(),
    change: text("change", { enum: CHANGE_KINDS }).notNull(),
    section: text("section").notNull(),
    /** The last part of the address without the id. */
    slug: text("slug").notNull(),
    page: jsonb("page").$type<PublishedPage>().notNull(),
    /** Public note of a clarification, a correction or a withdrawal. */
    note: text("note"),
    firstPublishedAt: at("first_published_at").notNull(),
    lastUpdatedAt: at("last_updated_at").notNull(),
    publishedAt: at("published_at").notNull(),
    publishedBy: text("published_by")
      .notNull()
      .references(() => person.id),
  },
  (table) => [
    index("publication_story").on(table.storyId, table.number),
    index("publication_published").on(table.publishedAt),
    index("publication_section").on(table.section, table.firstPublishedAt),
  ],
);

/** Which picture stands in which publication: only these pictures have public bytes. */
export const pictureUse = pgTable(
  "picture_use",
  {
    publicationId: text("publication_id")
      .notNull()
      .references(() => publication.id),
    pictureId: text("picture_id")
      .notNull()
      .references(() => picture.id),
    storyId: text("story_id")
      .notNull()
      .references(() => story.id),
  },
  (table) => [
    primaryKey({ columns: [table.publicationId, table.pictureId] }),
    index("picture_use_picture").on(table.pictureId),
  ],
);
