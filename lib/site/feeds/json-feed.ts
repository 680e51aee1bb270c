import type { PaperFacts } from "#components/site/paper-facts.ts";
import { datetimeOf } from "#components/site/stamp.ts";
import type { Feed } from "#lib/site/feeds/rss.ts";

/** JSON Feed 1.1; credits and wire sources stand under our own key, which the format allows. */
export const jsonFeed = (paper: PaperFacts, feed: Feed): string =>
  JSON.stringify({
    version: "https://jsonfeed.org/version/1.1",
    title: feed.title,
    home_page_url: feed.page,
    feed_url: feed.self,
    language: paper.clock.locale,
    authors: [{ name: paper.name, url: `${paper.base}/` }],
    items: feed.items.map((story) => ({
      id: story.uri,
      url: story.address,
      title: story.headline,
      ...(story.standfirst === "" ? {} : { summary: story.standfirst }),
      content_html: story.html,
      ...(story.pictures[0] ? { image: story.pictures[0].address } : {}),
      date_published: datetimeOf(story.firstPublishedAt, paper.clock),
      date_modified: datetimeOf(story.lastUpdatedAt, paper.clock),
      authors: (story.authors.length > 0 ? story.authors : [paper.name]).map((name) => ({ name })),
      tags: [story.section, ...story.topics],
      language: paper.clock.locale,
      _galley: {
        about: `${paper.base}/corrections`,
        pictures: story.pictures.map(({ address, credit, caption, alt }) => ({
          url: address,
          credit,
          caption,
          alt,
        })),
        sources: story.sources,
        attribution: story.attribution,
      },
    })),
  });
