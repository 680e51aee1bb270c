import { eq } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import { tables } from "#lib/database/database.ts";
import { useDatabase } from "#lib/database/testing.ts";
import { newId } from "#lib/platform/ids.ts";
import { buildPaper, buildPublication, paragraph } from "#lib/site/testing/build-publication.ts";
import { usePaper } from "#lib/site/testing/use-paper.ts";

const { database } = useDatabase();
const { get } = usePaper();
beforeAll(() => buildPaper());

const PAGES = [
  "/",
  "/india",
  "/feed.xml",
  "/atom.xml",
  "/feed.json",
  "/india/feed.xml",
  "/sitemap.xml",
  "/news-sitemap.xml",
];

test("[R8] a wrong slug, a former slug and a former section lead to the address that is right now", async () => {
  const before = await buildPublication({ slug: "boats-are-back" });
  const { path } = await buildPublication({
    storyId: before.storyId,
    slug: "ferries-are-back",
    change: "update",
    page: { section: { slug: "world", name: "World" } },
  });
  expect(path).toBe(`/world/ferries-are-back-${before.storyId}`);
  for (const old of [before.path, `/india/${before.storyId}`, `/nowhere/x-${before.storyId}`]) {
    const { status, headers } = await get(old);
    expect([old, status, headers.location]).toEqual([old, 301, path]);
  }
  expect((await get(path)).status).toBe(200);
  expect((await get("/india/")).headers.location).toBe("/india");
});

test("[R1] what was never published does not exist for readers, in any way", async () => {
  const draft = await buildPublication({ state: "never", page: { headline: "A draft nobody may see" } });
  expect((await get(draft.path)).status).toBe(404);
  for (const path of [...PAGES, "/corrections", "/api/v1/publications"])
    expect([path, (await get(path)).text.includes("A draft nobody may see")]).toEqual([path, false]);
  expect((await get(`/api/v1/publications/${draft.storyId}`)).status).toBe(404);
});

test("[R1] a later publication replaces the earlier one; nothing of that is left", async () => {
  const { storyId } = await buildPublication({ page: { lines: [paragraph("It was seven boats.")] } });
  const { path, publicationId } = await buildPublication({
    ...{ storyId, change: "correction", note: "There were six boats." },
    page: { lines: [paragraph("It was six boats.")] },
  });
  for (const address of [path, "/feed.xml", "/feed.json", `/api/v1/publications/${publicationId}`]) {
    const { text } = await get(address);
    expect([address, text.includes("six boats"), text.includes("seven boats")]).toEqual([
      address,
      true,
      false,
    ]);
  }
});

test("[R9] a withdrawn story says so at every address it had, and is gone from everywhere else", async () => {
  const firstPublishedAt = new Date(Date.now() - 60_000);
  const headline = "The bridge that never was";
  const { storyId, path } = await buildPublication({ page: { headline }, firstPublishedAt });
  for (const page of PAGES) expect([page, (await get(page)).text.includes(storyId)]).toEqual([page, true]);
  const withdrawn = {
    change: "withdrawal" as const,
    state: "withdrawn" as const,
    note: "The report was not true.",
  };
  await buildPublication({ storyId, firstPublishedAt, page: { headline }, ...withdrawn });
  for (const address of [path, `/world/other-words-${storyId}`]) {
    const { status, text, headers } = await get(address);
    expect([address, status, headers["cache-control"]]).toEqual([address, 410, "no-store"]);
    expect(text).toContain("This story has been withdrawn");
    expect(text).toContain("The report was not true.");
    expect(text).toContain('<meta name="robots" content="noindex"/>');
    expect(text).not.toContain(headline);
  }
  for (const page of PAGES) {
    const { text } = await get(page);
    expect([page, text.includes(headline)]).toEqual([page, false]);
    // Atom alone names it, in the tombstone that tells readers' programs to drop it.
    expect([page, text.includes(storyId)]).toEqual([page, page === "/atom.xml"]);
  }
  expect((await get("/atom.xml")).text).toContain(`<at:deleted-entry ref="urn:galley:story:${storyId}"`);
});

test("[R9] a withdrawn story stays withdrawn for readers while it is scheduled again", async () => {
  const { storyId, path } = await buildPublication();
  await buildPublication({ storyId, change: "withdrawal", state: "withdrawn", note: "It was not true." });
  await database()
    .update(tables.story)
    .set({ publicationState: "scheduled" })
    .where(eq(tables.story.id, storyId));
  expect((await get(path)).status).toBe(410);
  expect((await get(`/api/v1/publications/${storyId}`)).status).toBe(410);
  expect((await get("/corrections")).text).toContain("It was not true.");
});

test("[R10] what is unknown to readers is the paper's own page; what is the newsroom's is left to it", async () => {
  for (const path of [
    "/india/nothing",
    `/india/nothing-${newId()}`,
    "/india?page=9",
    "/nowhere",
    `/nowhere/nothing-${newId()}`,
    "/media/x-full-320.jpg",
    "/paper/a.css",
  ]) {
    const { status, text } = await get(path);
    expect([path, status]).toEqual([path, 404]);
    expect(text).toContain("There is no such page");
  }
  for (const path of ["/desk", "/signin", "/api/auth/session", "/favicon.ico", "/%ff", "/*"])
    expect([path, (await get(path)).text]).toEqual([path, "the newsroom's"]);
});
