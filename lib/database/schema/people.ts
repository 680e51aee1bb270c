import { index, integer, pgTable, primaryKey, text, timestamp, uniqueIndex } from "drizzle-orm/pg-core";
import { ROLES } from "#lib/newsroom/people/roles.ts";

const at = (name: string) => timestamp(name, { withTimezone: true, mode: "date" });

/** One row: the newsroom itself. */
export const newsroom = pgTable("newsroom", {
  id: integer("id").primaryKey().default(1),
  name: text("name").notNull(),
  setUpAt: at("set_up_at"),
  /** Digest of the one-time link to /setup, until it is used. */
  setupDigest: text("setup_digest"),
  /** House style of the attribution line, "With inputs from {sources}". */
  attributionForm: text("attribution_form").notNull().default("With inputs from {sources}"),
});

export const desk = pgTable("desk", {
  id: text("id").primaryKey(),
  name: text("name").notNull(),
  createdAt: at("created_at").notNull(),
  closedAt: at("closed_at"),
});

export const section = pgTable("section", {
  slug: text("slug").primaryKey(),
  name: text("name").notNull(),
  position: integer("position").notNull(),
});

export const person = pgTable(
  "person",
  {
    id: text("id").primaryKey(),
    name: text("name").notNull(),
    /** Lower case. */
    email: text("email").notNull(),
    passwordHash: text("password_hash"),
    roles: text("roles", { enum: ROLES }).array().notNull(),
    /** 0–7: which of the eight inks is theirs. */
    ink: integer("ink").notNull(),
    createdAt: at("created_at").notNull(),
    suspendedAt: at("suspended_at"),
  },
  (table) => [uniqueIndex("person_email").on(table.email)],
);

export const personDesk = pgTable(
  "person_desk",
  {
    personId: text("person_id")
      .notNull()
      .references(() => person.id),
    deskId: text("desk_id")
      .notNull()
      .references(() => desk.id),
  },
  (table) => [primaryKey({ columns: [table.personId, table.deskId] })],
);

export const session = pgTable(
  "session",
  {
    id: text("id").primaryKey(),
    personId: text("person_id")
      .notNull()
      .references(() => person.id),
    createdAt: at("created_at").notNull(),
    expiresAt: at("expires_at").notNull(),
    endedAt: at("ended_at"),
    /** Written every few minutes while it is used; null until then. */
    lastUsedAt: at("last_used_at"),
    /** Where its person signed in from, and what the browser said of itself. */
    address: text("address"),
    browser: text("browser"),
  },
  (table) => [index("session_person").on(table.personId)],
);

export const invitation = pgTable("invitation", {
  id: text("id").primaryKey(),
  tokenDigest: text("token_digest").notNull(),
  name: text("name").notNull(),
  email: text("email").notNull(),
  roles: text("roles", { enum: ROLES }).array().notNull(),
  deskIds: text("desk_ids").array().notNull(),
  invitedBy: text("invited_by")
    .notNull()
    .references(() => person.id),
  createdAt: at("created_at").notNull(),
  expiresAt: at("expires_at").notNull(),
  usedAt: at("used_at"),
});

/** A one-time link with which a person sets a new password; an administrator hands it to them. */
export const passwordLink = pgTable("password_link", {
  id: text("id").primaryKey(),
  tokenDigest: text("token_digest").notNull(),
  personId: text("person_id")
    .notNull()
    .references(() => person.id),
  createdAt: at("created_at").notNull(),
  expiresAt: at("expires_at").notNull(),
  usedAt: at("used_at"),
});
