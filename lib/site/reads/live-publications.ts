import { and, desc, eq, gte, inArray, sql } from "drizzle-orm";
import { database, tables } from "#lib/database/database.ts";
import type { PublishedPage } from "#lib/newsroom/publications/publication.ts";

/** A publication that readers may see now. */
export interface LivePublication {
  id: string;
  storyId: string;
  number: number;
  fingerprint: string;
  section: string;
  slug: string;
  page: PublishedPage;
  firstPublishedAt: Date;
  lastUpdatedAt: Date;
  publishedAt: Date;
}
import { readable } from "#lib/site/reads/readable-publications.ts";

const { publication, section, story } = tables;

/**
 * The page as it was published, under the name its section has today: the name is the paper's, not the story's, and the
 * section's own page and the menu have it from the same table. A section that is gone leaves the name it had.
 */
const pageToday = sql`jsonb_set(${publication.page}, '{section,name}', coalesce(
  (select to_jsonb(s.name) from ${section} s where s.slug = ${publication.section}),
  ${publication.page} #> '{section,name}'))`.mapWith(publication.page);

export const PUBLICATION_COLUMNS = {
  id: publication.id,
  storyId: publication.storyId,
  number: publication.number,
  fingerprint: publication.fingerprint,
  section: publication.section,
  slug: publication.slug,
  page: pageToday,
  firstPublishedAt: publication.firstPublishedAt,
  lastUpdatedAt: publication.lastUpdatedAt,
  publishedAt: publication.publishedAt,
};

/** Only what a story names as its live publication, and only while it is live. */
const isLive = and(eq(story.livePublicationId, publication.id), eq(story.publicationState, "live"));

/** Live stories, the newest first. */
export function livePublications(of: {
  section?: string | null;
  limit: number;
  offset?: number;
}): Promise<LivePublication[]> {
  return database()
    .select(PUBLICATION_COLUMNS)
    .from(publication)
    .innerJoin(story, isLive)
    .where(of.section ? eq(publication.section, of.section) : undefined)
    .orderBy(desc(publication.firstPublishedAt), desc(publication.id))
    .limit(of.limit)
    .offset(of.offset ?? 0);
}

export type StoryForReader =
  { is: "live"; publication: LivePublication } | { is: "withdrawn"; note: string | null; at: Date };

/** What a reader gets of a story; null when it was never public (then it does not exist for readers). */
export async function storyForReader(storyId: string): Promise<StoryForReader | null> {
  const [live] = await database()
    .select(PUBLICATION_COLUMNS)
    .from(publication)
    .innerJoin(story, isLive)
    .where(eq(story.id, storyId));
  if (live) return { is: "live", publication: live };
  const [last] = await database()
    .select({ change: publication.change, note: publication.note, at: publication.publishedAt })
    .from(publication)
    .where(eq(publication.storyId, storyId))
    .orderBy(desc(publication.number))
    .limit(1);
  // Not asked of the story's state: a withdrawn story that is scheduled again is still withdrawn for readers.
  return last?.change === "withdrawal" ? { is: "withdrawn", note: last.note, at: last.at } : null;
}

export interface ListedAddress {
  storyId: string;
  section: string;
  slug: string;
  headline: string;
  firstPublishedAt: Date;
  lastUpdatedAt: Date;
}

/** Addresses of live stories for sitemaps, the newest first. */
export function liveAddresses(of: { since?: Date; limit: number }): Promise<ListedAddress[]> {
  return database()
    .select({
      storyId: publication.storyId,
      section: publication.section,
      slug: publication.slug,
      headline: sql<string>`coalesce(${publication.page}->>'headline', '')`,
      firstPublishedAt: publication.firstPublishedAt,
      lastUpdatedAt: publication.lastUpdatedAt,
    })
    .from(publication)
    .innerJoin(story, isLive)
    .where(of.since ? gte(publication.firstPublishedAt, of.since) : undefined)
    .orderBy(desc(publication.firstPublishedAt), desc(publication.id))
    .limit(of.limit);
}

/** What was corrected, clarified or withdrawn, the newest first. */
export function correctedPublications(limit: number) {
  return database()
    .select({
      storyId: publication.storyId,
      change: publication.change,
      note: publication.note,
      at: publication.publishedAt,
      firstPublishedAt: publication.firstPublishedAt,
      live: story.livePublicationId,
    })
    .from(publication)
    .innerJoin(story, eq(story.id, publication.storyId))
    .where(inArray(publication.change, ["clarification", "correction", "withdrawal"]))
    .orderBy(desc(publication.publishedAt), desc(publication.id))
    .limit(limit);
}

/** Live publications by id. */
export async function livePublicationsById(ids: string[]): Promise<Map<string, LivePublication>> {
  if (ids.length === 0) return new Map();
  const rows = await database()
    .select(PUBLICATION_COLUMNS)
    .from(publication)
    .innerJoin(story, isLive)
    .where(inArray(publication.id, ids));
  return new Map(readable(rows).map((row) => [row.id, row]));
}
