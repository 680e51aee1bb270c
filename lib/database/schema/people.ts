import {
  bigint,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uniqueIndex,
} from "drizzle-orm/pg-core";
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
  /** Whoever holds one of these must have a second factor. */
  secondFactorRoles: text("second_factor_roles", { enum: ROLES }).array().notNull().default([]),
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
    /** When its person last gave their password in it. */
    passwordConfirmedAt: at("password_confirmed_at"),
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
  /** The administrator whose right it lives by; a link from before this was kept is dead. */
  madeBy: text("made_by").references(() => person.id),
});

/** A person's second factor: codes of an app (TOTP), with the secret sealed. */
export const secondFactor = pgTable("second_factor", {
  personId: text("person_id")
    .primaryKey()
    .references(() => person.id),
  /** In force; null while the first one is being set up. */
  secret: text("secret"),
  turnedOnAt: at("turned_on_at"),
  /** Shown to its person, who has not proved with a code that their app has it. */
  pendingSecret: text("pending_secret"),
  /** The time step of the last code that was taken: it and those before are taken no more. */
  lastStep: bigint("last_step", { mode: "number" }).notNull().default(0),
});

/** For when the app is out of reach: each works once. Only digests are kept. */
export const recoveryCode = pgTable(
  "recovery_code",
  {
    id: text("id").primaryKey(),
    personId: text("person_id")
      .notNull()
      .references(() => person.id),
    codeDigest: text("code_digest").notNull(),
    createdAt: at("created_at").notNull(),
    usedAt: at("used_at"),
  },
  (table) => [index("recovery_code_person").on(table.personId)],
);
