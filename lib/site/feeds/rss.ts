import type { PaperFacts } from "#components/site/paper-facts.ts";
import { datetimeOf } from "#components/site/stamp.ts";
import type { FeedItem, FeedPicture } from "#lib/site/feeds/feed-item.ts";
import { cdata, element, xmlDocument, type Xml } from "#lib/site/xml.ts";

export interface Feed {
  title: string;
  /** The page it follows. */
  page: string;
  self: string;
  items: FeedItem[];
  /** Of the newest change in it. */
  updated: Date;
}

/** The whole credit line stands in a `media:credit` without a role: it is printed, never taken apart. */
const media = (picture: FeedPicture): Xml =>
  element(
    "media:content",
    {
      url: picture.address,
      type: "image/jpeg",
      medium: "image",
      width: picture.width,
      height: picture.height,
    },
    picture.caption === "" ? null : element("media:description", { type: "plain" }, picture.caption),
    picture.credit === "" ? null : element("media:credit", {}, picture.credit),
  );

const item = (paper: PaperFacts, story: FeedItem): Xml =>
  element(
    "item",
    {},
    element("title", {}, story.headline),
    element("link", {}, story.address),
    element("guid", { isPermaLink: "false" }, story.uri),
    element("pubDate", {}, story.firstPublishedAt.toUTCString()),
    element("dcterms:modified", {}, datetimeOf(story.lastUpdatedAt, paper.clock)),
    story.authors.map((name) => element("dc:creator", {}, name)),
    story.sources.map((name) => element("dc:contributor", {}, name)),
    [story.section, ...story.topics].map((name) => element("category", {}, name)),
    element("description", {}, story.standfirst),
    element("content:encoded", {}, cdata(story.html)),
    story.pictures.map(media),
  );

/** RSS 2.0 with the whole text, and every picture with its credit (Media RSS). */
export const rssFeed = (paper: PaperFacts, feed: Feed): string =>
  xmlDocument(
    element(
      "rss",
      {
        version: "2.0",
        "xmlns:atom": "http://www.w3.org/2005/Atom",
        "xmlns:content": "http://purl.org/rss/1.0/modules/content/",
        "xmlns:dc": "http://purl.org/dc/elements/1.1/",
        "xmlns:dcterms": "http://purl.org/dc/terms/",
        "xmlns:media": "http://search.yahoo.com/mrss/",
      },
      element(
        "channel",
        {},
        element("title", {}, feed.title),
        element("link", {}, feed.page),
        element("atom:link", { href: feed.self, rel: "self", type: "application/rss+xml" }),
        element("description", {}, `News from ${paper.name}`),
        element("language", {}, paper.clock.locale),
        element("lastBuildDate", {}, feed.updated.toUTCString()),
        feed.items.map((story) => item(paper, story)),
      ),
    ),
  );
