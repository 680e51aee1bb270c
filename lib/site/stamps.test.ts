import { parseAtomFeed, parseRssFeed } from "feedsmith";
import { beforeAll, expect, test } from "vitest";
import { useDatabase } from "#lib/database/testing.ts";
import { put } from "#lib/platform/process.ts";
import { buildPaper, buildPublication, type BuiltPublication } from "#lib/site/testing/build-publication.ts";
import { usePaper } from "#lib/site/testing/use-paper.ts";

useDatabase();
const { get } = usePaper();
const FIRST = new Date("2026-03-02T12:55:10.000Z");
const LAST = new Date("2026-03-02T15:05:42.000Z");
let story: BuiltPublication;

beforeAll(async () => {
  put("clock", { now: () => new Date("2026-03-03T06:00:00Z") });
  await buildPaper();
  // The database keeps fractions of a second; no stamp may differ from another because of them.
  story = await buildPublication({
    firstPublishedAt: new Date(FIRST.getTime() + 431),
    lastUpdatedAt: new Date(LAST.getTime() + 977),
  });
});

test("[R3] one pair of stamps stands everywhere", async () => {
  const page = await get(story.path);
  const found = (pattern: RegExp): string => pattern.exec(page.text)?.[1] ?? "not found";
  const data = JSON.parse(found(/<script type="application\/ld\+json">([\s\S]*?)<\/script>/));
  const rss = parseRssFeed((await get("/feed.xml")).text).items?.[0];
  const rssModified = /<dcterms:modified>([^<]+)/.exec((await get("/india/feed.xml")).text)?.[1];
  const atom = parseAtomFeed((await get("/atom.xml")).text).entries?.[0];
  const json = JSON.parse((await get("/feed.json")).text).items[0];
  const sitemap = (await get("/sitemap.xml")).text.split(story.path)[1] ?? "";
  const news = (await get("/news-sitemap.xml")).text;
  const exchanged = JSON.parse((await get(`/api/v1/publications/${story.storyId}`)).text);

  const first = {
    page: found(/First Published <time datetime="([^"]+)"/),
    jsonLd: data.datePublished,
    openGraph: found(/article:published_time" content="([^"]+)"/),
    rss: rss?.pubDate,
    atom: atom?.published,
    jsonFeed: json.date_published,
    news: /<news:publication_date>([^<]+)/.exec(news)?.[1],
    ninjs: exchanged.contentCreated,
  };
  const last = {
    page: found(/Last Updated <time datetime="([^"]+)"/),
    jsonLd: data.dateModified,
    openGraph: found(/article:modified_time" content="([^"]+)"/),
    header: page.headers["last-modified"],
    rss: rssModified,
    atom: atom?.updated,
    jsonFeed: json.date_modified,
    sitemap: /<lastmod>([^<]+)/.exec(sitemap)?.[1],
    news: /<lastmod>([^<]+)/.exec(news)?.[1],
    ninjs: exchanged.versionCreated,
    feedHeader: (await get("/feed.xml")).headers["last-modified"],
  };
  const instants = (stamps: object) =>
    new Set(Object.values(stamps).map((stamp) => new Date(String(stamp)).toISOString()));
  expect([...instants(first)]).toEqual([FIRST.toISOString()]);
  expect([...instants(last)]).toEqual([LAST.toISOString()]);
  expect(page.text).toContain("2 March 2026, 6:25 pm IST");
  expect(page.text).toContain("2 March 2026, 8:35 pm IST");
});
