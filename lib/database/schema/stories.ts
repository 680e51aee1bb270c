import { sql } from "drizzle-orm";
import {
  bigint,
  boolean,
  customType,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
} from "drizzle-orm/pg-core";
import type { Authorship } from "#lib/document/provenance/authorship-of-words.ts";
import type { PersonChange } from "#lib/document/provenance/changed-by.ts";
import type { StoryDetails, StoryWords } from "#lib/document/story/words.ts";
import { UNSEEN_SIGNS, WORD_SEPARATORS } from "#lib/newsroom/stories/search-words.ts";
import { HOLD_KINDS, PUBLICATION_STATES, STAGES } from "#lib/newsroom/stories/story.ts";
import type { IdentityRuns, PinnedPicture, PinnedSource } from "#lib/newsroom/revisions/revision.ts";
import { desk, person } from "#lib/database/schema/people.ts";

const at = (name: string) => timestamp(name, { withTimezone: true, mode: "date" });
const bytea = customType<{ data: Uint8Array; driverData: Uint8Array }>({
  dataType: () => "bytea",
  toDriver: (value) => Buffer.from(value.buffer, value.byteOffset, value.byteLength),
  fromDriver: (value) => new Uint8Array(value),
});
const tsvector = customType<{ data: string }>({ dataType: () => "tsvector" });

const quoted = (text: string) => `'${text.replaceAll("'", "''")}'`;
/** A text's words as they are searched: composed, parted at the same signs as what is typed. */
const wordsOf = (text: string) =>
  `to_tsvector('simple', normalize(translate(${text}, ${quoted(WORD_SEPARATORS + UNSEEN_SIGNS)}, ${quoted(" ".repeat(WORD_SEPARATORS.length))}), NFC))`;

export const story = pgTable(
  "story",
  {
    id: text("id").primaryKey(),
    stage: text("stage", { enum: STAGES }).notNull().default("writing"),
    stageAt: at("stage_at").notNull(),
    /** The stage to which "Restore" brings a spiked story back. */
    stageBeforeSpike: text("stage_before_spike", { enum: STAGES }),
    publicationState: text("publication_state", { enum: PUBLICATION_STATES }).notNull().default("never"),
    deskId: text("desk_id").references(() => desk.id),
    assigneeId: text("assignee_id").references(() => person.id),
    dueAt: at("due_at"),
    createdBy: text("created_by")
      .notNull()
      .references(() => person.id),
    createdAt: at("created_at").notNull(),
    approvedRevisionId: text("approved_revision_id"),
    approvedFingerprint: text("approved_fingerprint"),
    livePublicationId: text("live_publication_id"),
    liveFingerprint: text("live_fingerprint"),
    scheduledFor: at("scheduled_for"),
    /** The public address once it has one: it survives a changed headline and section. */
    address: text("address"),

    // Projected from the words after a pause; for lists and search only, never for a decision.
    fingerprint: text("fingerprint"),
    slugline: text("slugline").notNull().default(""),
    headline: text("headline").notNull().default(""),
    section: text("section"),
    byline: text("byline").notNull().default(""),
    plainText: text("plain_text").notNull().default(""),
    wordCount: integer("word_count").notNull().default(0),
    lengthTarget: integer("length_target"),
    openSuggestions: integer("open_suggestions").notNull().default(0),
    /** The last stored update these were read from: what was read from older words is not written over them. */
    wordsUpdateId: bigint("words_update_id", { mode: "number" }).notNull().default(0),
    changedAt: at("changed_at").notNull(),
    changedBy: text("changed_by").references(() => person.id),
    /** Who began last to bring a version back, and when: two who do so at once would double its words. */
    restoringBy: text("restoring_by").references(() => person.id),
    restoringAt: at("restoring_at"),
    search: tsvector("search").generatedAlwaysAs(
      sql.raw(
        `setweight(${wordsOf(`"slugline" || ' ' || "headline"`)}, 'A') || setweight(${wordsOf(`"byline"`)}, 'B') || setweight(${wordsOf(`"plain_text"`)}, 'C')`,
      ),
    ),
  },
  (table) => [
    index("story_stage").on(table.stage, table.changedAt),
    index("story_desk").on(table.deskId, table.stage),
    index("story_assignee").on(table.assigneeId),
    index("story_changed_by").on(table.changedBy),
    index("story_changed").on(table.changedAt),
    index("story_search").using("gin", table.search),
  ],
);

export const hold = pgTable(
  "hold",
  {
    id: text("id").primaryKey(),
    storyId: text("story_id")
      .notNull()
      .references(() => story.id),
    kind: text("kind", { enum: HOLD_KINDS }).notNull(),
    reason: text("reason").notNull(),
    until: at("until"),
    placedBy: text("placed_by")
      .notNull()
      .references(() => person.id),
    placedAt: at("placed_at").notNull(),
    releasedBy: text("released_by").references(() => person.id),
    releasedAt: at("released_at"),
  },
  (table) => [index("hold_story").on(table.storyId)],
);

/** Immutable: the words, details, pictures and sources of one moment, under a fingerprint. */
export const revision = pgTable(
  "revision",
  {
    id: text("id").primaryKey(),
    storyId: text("story_id")
      .notNull()
      .references(() => story.id),
    number: integer("number").notNull(),
    fingerprint: text("fingerprint").notNull(),
    words: jsonb("words").$type<StoryWords>().notNull(),
    details: jsonb("details").$type<StoryDetails>().notNull(),
    pictures: jsonb("pictures").$type<PinnedPicture[]>().notNull(),
    sources: jsonb("sources").$type<PinnedSource[]>().notNull(),
    attribution: text("attribution"),
    /** Which character ids stood there, so that authorship of this moment stays known. */
    identity: jsonb("identity").$type<IdentityRuns>().notNull(),
    /** People who changed the words since the revision before, ids. */
    contributors: jsonb("contributors").$type<string[]>().notNull(),
    /** Who wrote and who accepted each unit of `identity`; null for what was pinned before this was kept. */
    authorship: jsonb("authorship").$type<Authorship>(),
    /** Who changed exactly what differs from the revision approved before it; null: as `authorship`. */
    changedBy: jsonb("changed_by").$type<PersonChange[]>(),
    /** The last stored update these words include: what came after it belongs to the next revision. */
    lastUpdateId: bigint("last_update_id", { mode: "number" }).notNull().default(0),
    /** Why it was pinned: an event's name, or "opened" for a look. */
    act: text("act").notNull(),
    name: text("name"),
    pinnedBy: text("pinned_by").references(() => person.id),
    pinnedAt: at("pinned_at").notNull(),
  },
  (table) => [index("revision_story").on(table.storyId, table.number)],
);

/** The record of words: append-only, committed before "Saved" is shown. */
export const storyUpdate = pgTable(
  "story_update",
  {
    id: bigint("id", { mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    storyId: text("story_id").notNull(),
    bytes: bytea("bytes").notNull(),
    /** Who delivered it; null for the server's own hand. */
    personId: text("person_id"),
    clientIds: bigint("client_ids", { mode: "number" }).array().notNull(),
    /** Given back by a bystander after a loss: "A, by way of B". */
    relayed: boolean("relayed").notNull().default(false),
    at: at("at").notNull(),
  },
  (table) => [
    index("story_update_story").on(table.storyId, table.id),
    index("story_update_relayed")
      .on(table.storyId)
      .where(sql`relayed`),
  ],
);

export const storyUpdateArchive = pgTable(
  "story_update_archive",
  {
    id: bigint("id", { mode: "number" }).primaryKey(),
    storyId: text("story_id").notNull(),
    bytes: bytea("bytes").notNull(),
    personId: text("person_id"),
    clientIds: bigint("client_ids", { mode: "number" }).array().notNull(),
    relayed: boolean("relayed").notNull(),
    at: at("at").notNull(),
  },
  (table) => [
    index("story_update_archive_story").on(table.storyId, table.id),
    index("story_update_archive_relayed")
      .on(table.storyId)
      .where(sql`relayed`),
  ],
);

export const storySnapshot = pgTable("story_snapshot", {
  storyId: text("story_id").primaryKey(),
  bytes: bytea("bytes").notNull(),
  /** What the deleted words among `bytes` were, which Yjs forgets: lib/document/suggestions/forgotten-words.ts. */
  forgotten: text("forgotten"),
  updatesMerged: bigint("updates_merged", { mode: "number" }).notNull(),
  at: at("at").notNull(),
});

/** Which person writes under which client id, bound before the first word is sent. */
export const storyClient = pgTable(
  "story_client",
  {
    storyId: text("story_id").notNull(),
    clientId: bigint("client_id", { mode: "number" }).notNull(),
    personId: text("person_id").notNull(),
    suggesting: boolean("suggesting").notNull(),
    firstAt: at("first_at").notNull(),
  },
  (table) => [primaryKey({ columns: [table.storyId, table.clientId] })],
);
