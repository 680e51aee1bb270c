import type { PaperFacts } from "#components/site/paper-facts.ts";
import { answer, type Answer } from "#lib/site/answer.ts";
import { atomFeed } from "#lib/site/feeds/atom.ts";
import { feedItem } from "#lib/site/feeds/feed-item.ts";
import { jsonFeed } from "#lib/site/feeds/json-feed.ts";
import { rssFeed, type Feed } from "#lib/site/feeds/rss.ts";
import { withdrawnPublications } from "#lib/site/reads/exchanged-publications.ts";
import { livePublications } from "#lib/site/reads/live-publications.ts";
import { readable } from "#lib/site/reads/readable-publications.ts";
import type { FeedFormat } from "#lib/site/route.ts";
import { storyUri } from "#lib/site/story-uri.ts";
import { latestOf, listDates } from "#lib/site/teaser-of.ts";

const IN_A_FEED = 30;
const TOMBSTONES = 50;
/** Of a feed in which nothing stands yet; it must not differ from one asking to the next. */
const BEFORE_EVERYTHING = new Date(0);

const TYPES: Record<FeedFormat, string> = {
  rss: "application/rss+xml; charset=utf-8",
  atom: "application/atom+xml; charset=utf-8",
  json: "application/feed+json; charset=utf-8",
};
const FILES: Record<FeedFormat, string> = { rss: "feed.xml", atom: "atom.xml", json: "feed.json" };

/** A feed of the paper or of one section; null when there is no such section. */
export async function feedAnswer(
  paper: PaperFacts,
  format: FeedFormat,
  slug: string | null,
): Promise<Answer | null> {
  const section = slug === null ? null : paper.sections.find((known) => known.slug === slug);
  if (section === undefined) return null;
  const publications = readable(await livePublications({ section: slug, limit: IN_A_FEED }));
  const withdrawn = await withdrawnPublications({ section: slug, limit: TOMBSTONES });
  const feed: Feed = {
    title: section ? `${paper.name}: ${section.name}` : paper.name,
    page: section ? `${paper.base}/${section.slug}` : `${paper.base}/`,
    self: `${paper.base}/${section ? `${section.slug}/` : ""}${FILES[format]}`,
    items: publications.map((publication) => feedItem(paper, publication)),
    updated:
      latestOf([
        ...publications.map((publication) => publication.lastUpdatedAt),
        ...withdrawn.map(({ publishedAt }) => publishedAt),
      ]) ?? BEFORE_EVERYTHING,
  };
  const body =
    format === "rss"
      ? rssFeed(paper, feed)
      : format === "atom"
        ? atomFeed(
            paper,
            feed,
            withdrawn.map(({ storyId, publishedAt }) => ({ uri: storyUri(storyId), at: publishedAt })),
          )
        : jsonFeed(paper, feed);
  return answer({
    type: TYPES[format],
    body,
    ...listDates(publications, withdrawn),
    headers: { "access-control-allow-origin": "*" },
  });
}
