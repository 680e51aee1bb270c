import { expect, test } from "vitest";
import { routeOf } from "#lib/site/route.ts";

const isSection = (slug: string) => Promise.resolve(["india", "world"].includes(slug));
const route = (path: string, query = "") => routeOf(path, new URLSearchParams(query), isSection);

test.each([
  ["/", { kind: "front" }],
  ["/india", { kind: "section", section: "india", page: 1 }],
  ["/india?page=3", { kind: "section", section: "india", page: 3 }],
  ["/india?page=-1", { kind: "section", section: "india", page: 1 }],
  ["/india/", { kind: "moved", to: "/india" }],
  ["/india/feed.xml", { kind: "feed", format: "rss", section: "india" }],
  ["/india/ferries-are-back-0123456789ab", { kind: "story", storyId: "0123456789ab" }],
  ["/india/0123456789ab", { kind: "story", storyId: "0123456789ab" }],
  ["/nowhere/ferries-0123456789ab", { kind: "story", storyId: "0123456789ab" }],
  ["/nowhere", { kind: "nothing", program: false }],
  ["/nowhere/at-all", { kind: "nothing", program: false }],
  ["/india/ferries", { kind: "nothing", program: false }],
  ["/india/ferries-0123456789ab/more", { kind: "nothing", program: false }],
  ["/atom.xml", { kind: "feed", format: "atom", section: null }],
  ["/robots.txt", { kind: "robots" }],
  ["/media/x-full-320.jpg", { kind: "media" }],
  ["/api/v1/publications?after=abc", { kind: "publications", after: "abc" }],
  ["/api/v1/publications/0123456789ab", { kind: "publication", id: "0123456789ab" }],
  ["/api/v1/publications/../x", { kind: "nothing", program: true }],
])("[R10] %s is the paper's", async (address, expected) => {
  const [path = "", query] = address.split("?");
  expect(await route(path, query)).toEqual(expected);
});

test.each([
  ..."/desk /stories/0123456789ab /signin /setup /api/auth/session /_next/static/a.js /admin/people /approvals /wire".split(
    " ",
  ),
  ..."/pictures /join/abc /collaboration /favicon.ico /desk/ferries-0123456789ab //evil".split(" "),
])("[R10] %s is the newsroom's", async (path) => {
  expect(await route(path)).toBeNull();
});
