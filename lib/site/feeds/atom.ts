import type { PaperFacts } from "#components/site/paper-facts.ts";
import { datetimeOf } from "#components/site/stamp.ts";
import type { FeedItem } from "#lib/site/feeds/feed-item.ts";
import type { Feed } from "#lib/site/feeds/rss.ts";
import { element, xmlDocument, type Xml } from "#lib/site/xml.ts";

export interface Tombstone {
  uri: string;
  at: Date;
}

const named = (name: string, inside: string): Xml => element(name, {}, element("name", {}, inside));

const entry = (paper: PaperFacts, story: FeedItem): Xml =>
  element(
    "entry",
    {},
    element("id", {}, story.uri),
    element("title", {}, story.headline),
    element("link", { rel: "alternate", type: "text/html", href: story.address }),
    element("published", {}, datetimeOf(story.firstPublishedAt, paper.clock)),
    element("updated", {}, datetimeOf(story.lastUpdatedAt, paper.clock)),
    (story.authors.length > 0 ? story.authors : [paper.name]).map((name) => named("author", name)),
    story.sources.map((name) => named("contributor", name)),
    [story.section, ...story.topics].map((term) => element("category", { term })),
    story.standfirst === "" ? null : element("summary", {}, story.standfirst),
    element("content", { type: "html" }, story.html),
    story.pictures.map((picture) =>
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
      ),
    ),
  );

/** Atom 1.0; a story that was withdrawn leaves a tombstone (RFC 6721), so that readers' programs drop it too. */
export const atomFeed = (paper: PaperFacts, feed: Feed, tombstones: Tombstone[]): string =>
  xmlDocument(
    element(
      "feed",
      {
        xmlns: "http://www.w3.org/2005/Atom",
        "xmlns:at": "http://purl.org/atompub/tombstones/1.0",
        "xmlns:media": "http://search.yahoo.com/mrss/",
        "xml:lang": paper.clock.locale,
      },
      element("id", {}, feed.self),
      element("title", {}, feed.title),
      element("link", { rel: "self", type: "application/atom+xml", href: feed.self }),
      element("link", { rel: "alternate", type: "text/html", href: feed.page }),
      element("updated", {}, datetimeOf(feed.updated, paper.clock)),
      named("author", paper.name),
      tombstones.map(({ uri, at }) =>
        element(
          "at:deleted-entry",
          { ref: uri, when: datetimeOf(at, paper.clock) },
          element("at:comment", {}, "Withdrawn"),
        ),
      ),
      feed.items.map((story) => entry(paper, story)),
    ),
  );
