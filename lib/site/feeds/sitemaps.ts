import type { PaperFacts } from "#components/site/paper-facts.ts";
import { datetimeOf } from "#components/site/stamp.ts";
import { storyAddress } from "#lib/newsroom/publications/story-address.ts";
import { NEWSROOM_PATHS } from "#lib/newsroom/style/taken-paths.ts";
import { now } from "#lib/platform/clock.ts";
import { answer, type Answer } from "#lib/site/answer.ts";
import { liveAddresses, type ListedAddress } from "#lib/site/reads/live-publications.ts";
import { element, xmlDocument, type Xml } from "#lib/site/xml.ts";

const MOST = 50_000;
const NEWS_MOST = 1_000;
const NEWS_DAYS = 2;
const DAY_MS = 86_400_000;
const SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9";
const NEWS = "http://www.google.com/schemas/sitemap-news/0.9";

const xmlAnswer = (root: Xml): Answer =>
  answer({ type: "application/xml; charset=utf-8", body: xmlDocument(root) });

const location = (paper: PaperFacts, story: ListedAddress): Xml =>
  element("loc", {}, paper.base + storyAddress(story));

/** Every page of the paper. */
export async function sitemapAnswer(paper: PaperFacts): Promise<Answer> {
  const pages = ["/", ...paper.sections.map(({ slug }) => `/${slug}`), "/corrections"];
  const stories = await liveAddresses({ limit: MOST - pages.length });
  return xmlAnswer(
    element(
      "urlset",
      { xmlns: SITEMAP },
      pages.map((path) => element("url", {}, element("loc", {}, paper.base + path))),
      stories.map((story) =>
        element(
          "url",
          {},
          location(paper, story),
          element("lastmod", {}, datetimeOf(story.lastUpdatedAt, paper.clock)),
        ),
      ),
    ),
  );
}

/** The stories of the last two days, for news search; it may be empty. */
export async function newsSitemapAnswer(paper: PaperFacts): Promise<Answer> {
  const since = new Date(now().getTime() - NEWS_DAYS * DAY_MS);
  const language = paper.clock.locale.split("-")[0];
  const stories = await liveAddresses({ since, limit: NEWS_MOST });
  return xmlAnswer(
    element(
      "urlset",
      { xmlns: SITEMAP, "xmlns:news": NEWS },
      stories.map((story) =>
        element(
          "url",
          {},
          location(paper, story),
          element("lastmod", {}, datetimeOf(story.lastUpdatedAt, paper.clock)),
          element(
            "news:news",
            {},
            element(
              "news:publication",
              {},
              element("news:name", {}, paper.name),
              element("news:language", {}, language),
            ),
            element("news:publication_date", {}, datetimeOf(story.firstPublishedAt, paper.clock)),
            element("news:title", {}, story.headline),
          ),
        ),
      ),
    ),
  );
}

/** As three patterns each: a bare prefix would hide the section "Administration" with /admin. */
const ofTheNewsroom = NEWSROOM_PATHS.flatMap((path) => [
  `Disallow: /${path}$`,
  `Disallow: /${path}/`,
  `Disallow: /${path}?`,
]);

/** What robots may read: the paper and what is open to programs, not the newsroom. */
export const robotsAnswer = (paper: PaperFacts): Answer =>
  answer({
    type: "text/plain; charset=utf-8",
    body: [
      "User-agent: *",
      ...ofTheNewsroom,
      "Allow: /api/v1/",
      "",
      `Sitemap: ${paper.base}/sitemap.xml`,
      `Sitemap: ${paper.base}/news-sitemap.xml`,
      "",
    ].join("\n"),
  });
