import { sql } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import { tamperWith, useDatabase } from "#lib/database/testing.ts";
import { buildPaper, buildPublication, type BuiltPublication } from "#lib/site/testing/build-publication.ts";
import { usePaper } from "#lib/site/testing/use-paper.ts";

const { database } = useDatabase();
const { get } = usePaper();
let damaged: BuiltPublication;
let other: BuiltPublication;
beforeAll(async () => {
  await buildPaper();
  const world = { slug: "world", name: "World" };
  damaged = await buildPublication({ page: { headline: "Damaged news", section: world } });
  other = await buildPublication({ page: { headline: "Sound news", section: world } });
  await tamperWith(database(), "publication", (tx) =>
    tx.execute(
      sql`update publication set page = page - 'lines' || '{"headline": {"no": "text"}}' where story_id = ${damaged.storyId}`,
    ),
  );
});

test.each([
  "/",
  "/world",
  "/feed.xml",
  "/atom.xml",
  "/feed.json",
  "/world/feed.xml",
  "/sitemap.xml",
  "/news-sitemap.xml",
  "/corrections",
  "/api/v1/publications",
])("[S65] %s goes on without a publication that cannot be read", async (address) => {
  const { status, text } = await get(address);
  expect(status).toBe(200);
  if (/feed|atom|publications|^.(world)?$/.test(address)) expect(text).toContain("Sound news");
});

test("[S65] its neighbours stand, and its own address says that something went wrong", async () => {
  expect((await get(other.path)).text).toContain("Sound news");
  expect((await get(damaged.path)).status).toBe(500);
});
