import { parseAtomFeed, parseRssFeed } from "feedsmith";
import { beforeAll, expect, test } from "vitest";
import { useDatabase } from "#lib/database/testing.ts";
import { now } from "#lib/platform/clock.ts";
import {
  buildPaper,
  buildPublication,
  builtPicture,
  paragraph,
  pictureLine,
  type BuiltPublication,
} from "#lib/site/testing/build-publication.ts";
import { usePaper } from "#lib/site/testing/use-paper.ts";

useDatabase();
const { get, base } = usePaper();
const picture = builtPicture();
const DAY_MS = 86_400_000;
let story: BuiltPublication;
let old: BuiltPublication;
beforeAll(async () => {
  await buildPaper();
  const world = { slug: "world", name: "World" };
  old = await buildPublication({
    page: { headline: "Old news", section: world },
    firstPublishedAt: new Date(now().getTime() - 3 * DAY_MS),
  });
  story = await buildPublication({
    firstPublishedAt: new Date(now().getTime() - DAY_MS),
    page: {
      lines: [paragraph("The first boat left at six."), pictureLine(picture, "A ferry", "The first boat.")],
      pictures: { [picture.id]: picture },
      attribution: "With inputs from NWA",
      sources: ["NWA"],
      notes: [{ change: "correction", at: "2026-03-02T15:05:00.000Z", text: "Six, not seven." }],
    },
  });
});

test("[R16] RSS carries the whole text, the credits and who wrote it", async () => {
  const { text, headers } = await get("/feed.xml");
  expect(headers["content-type"]).toBe("application/rss+xml; charset=utf-8");
  expect(text).toContain(`<atom:link href="${base()}/feed.xml" rel="self" type="application/rss+xml"/>`);
  const feed = parseRssFeed(text);
  expect(feed).toMatchObject({ title: "The Lune Courier", language: "en-IN" });
  expect(feed.items?.map(({ title }) => title)).toEqual([
    "Ferry service returns to the Lune estuary",
    "Old news",
  ]);
  const item = feed.items?.[0];
  expect(item).toMatchObject({
    link: base() + story.path,
    guid: { value: `urn:galley:story:${story.storyId}`, isPermaLink: false },
    dc: { creators: ["Asha Rao", "Kabir Sen"], contributors: ["NWA"] },
    description: "Boats cross again after eleven years, and the first morning is full.",
    media: {
      contents: [
        {
          url: `${base()}/media/${picture.id}-full-1280.jpg`,
          medium: "image",
          width: 1280,
          credits: [{ value: "Twitter/ Mira Sandhu/NWA" }],
        },
      ],
    },
  });
  const whole = item?.content?.encoded ?? "";
  for (const part of [
    "left at six.",
    `src="${base()}/media/`,
    "Image: Twitter/ Mira Sandhu/NWA",
    "With inputs from NWA",
    "Six, not seven.",
  ])
    expect(whole).toContain(part);
  expect(whole).not.toContain('src="/');
});

test("[R16] Atom and JSON Feed say the same", async () => {
  const atom = parseAtomFeed((await get("/atom.xml")).text);
  expect(atom.entries?.[0]).toMatchObject({
    id: `urn:galley:story:${story.storyId}`,
    authors: [{ name: "Asha Rao" }, { name: "Kabir Sen" }],
    contributors: [{ name: "NWA" }],
    media: { contents: [{ credits: [{ value: "Twitter/ Mira Sandhu/NWA" }] }] },
  });
  expect(atom.entries?.[0]?.content?.value).toContain("left at six.");
  const { text, headers } = await get("/feed.json");
  expect(headers["content-type"]).toBe("application/feed+json; charset=utf-8");
  expect(JSON.parse(text)).toMatchObject({
    version: "https://jsonfeed.org/version/1.1",
    feed_url: `${base()}/feed.json`,
    items: [
      {
        id: `urn:galley:story:${story.storyId}`,
        url: base() + story.path,
        authors: [{ name: "Asha Rao" }, { name: "Kabir Sen" }],
        _galley: {
          sources: ["NWA"],
          attribution: "With inputs from NWA",
          pictures: [{ credit: "Twitter/ Mira Sandhu/NWA" }],
        },
      },
      {},
    ],
  });
});

test("[R16] a section has its own feed", async () => {
  const feed = parseRssFeed((await get("/world/feed.xml")).text);
  expect(feed).toMatchObject({ title: "The Lune Courier: World", items: [{ title: "Old news" }] });
  expect((await get("/nowhere/feed.xml")).status).toBe(404);
});

test("[R17] the sitemap lists every page, the news sitemap what is new", async () => {
  const all = (await get("/sitemap.xml")).text;
  for (const path of ["/", "/india", "/corrections", old.path, story.path])
    expect(all).toContain(`<loc>${base()}${path}</loc>`);
  const news = (await get("/news-sitemap.xml")).text;
  expect(news).toContain(`<loc>${base()}${story.path}</loc>`);
  expect(news).toContain("<news:title>Ferry service returns to the Lune estuary</news:title>");
  expect(news).toContain("<news:name>The Lune Courier</news:name><news:language>en</news:language>");
  expect(news).not.toContain(old.path);
  expect((await get("/robots.txt")).text).toContain(`Sitemap: ${base()}/sitemap.xml`);
});

/** As RFC 9309 says: the longest pattern that fits decides, `$` is the end of the address. */
function mayRead(robots: string, address: string): boolean {
  let longest = { pattern: "", allowed: true };
  for (const [, verb, pattern = ""] of robots.matchAll(/^(Allow|Disallow): (.*)$/gm)) {
    const fits = pattern.endsWith("$") ? address === pattern.slice(0, -1) : address.startsWith(pattern);
    if (fits && pattern.length > longest.pattern.length) longest = { pattern, allowed: verb === "Allow" };
  }
  return longest.allowed;
}

test.each([
  ...["/", "/india", "/administration", "/wired/a-story-0123456789ab", "/corrections", "/feed.xml"],
  ...["/api/v1/publications", "/api/v1/publications/0123456789ab", "/media/x-full-320.jpg"],
])("[R29] robots may read %s", async (address) => {
  expect(mayRead((await get("/robots.txt")).text, address)).toBe(true);
});

test.each([
  "/admin",
  "/admin/people",
  "/desk?q=river",
  "/api/stories",
  "/signin",
  "/password/x",
  "/stories/x",
])("[R29] robots may not read %s", async (address) => {
  expect(mayRead((await get("/robots.txt")).text, address)).toBe(false);
});
