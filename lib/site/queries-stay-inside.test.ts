import { eq } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import { tables } from "#lib/database/database.ts";
import { useDatabase } from "#lib/database/testing.ts";
import { publishStory } from "#lib/newsroom/publications/commands/publish-story.ts";
import { replyToQuery } from "#lib/newsroom/queries/commands/reply-to-query.ts";
import { askAbout } from "#lib/newsroom/queries/testing/ask-about.ts";
import {
  buildCast,
  buildStory,
  pin,
  storyRow,
  type Cast,
} from "#lib/newsroom/stories/testing/build-story.ts";
import { usePaper } from "#lib/site/testing/use-paper.ts";

const { database } = useDatabase();
const { get } = usePaper();
let cast: Cast;
beforeAll(async () => {
  cast = await buildCast(database());
});

const SECRET = "zebra-question-about-the-minister";

test("[Q11] a query is in no revision, fingerprint, publication, search, page or feed", async () => {
  const storyId = await buildStory(database(), cast, { stage: "approved" });
  const before = await pin(storyId, cast.manager);
  const queryId = await askAbout(cast.copyEditor, storyId, "valley", `${SECRET} one`);
  await replyToQuery(cast.reporter, { queryId, text: `${SECRET} two` });
  const fingerprint = await pin(storyId, cast.manager);
  expect(fingerprint).toBe(before);
  await publishStory(cast.manager, { storyId, fingerprint });
  const story = await storyRow(database(), storyId);
  const revisions = await database()
    .select()
    .from(tables.revision)
    .where(eq(tables.revision.storyId, storyId));
  const publications = await database()
    .select()
    .from(tables.publication)
    .where(eq(tables.publication.storyId, storyId));
  expect(publications).toHaveLength(1);
  const events = await database().select().from(tables.event).where(eq(tables.event.storyId, storyId));
  for (const kept of [story, revisions, publications, events])
    expect(JSON.stringify(kept)).not.toContain(SECRET);
  const addresses = ["/", "/news", story.address!, "/feed.xml", "/atom.xml", "/feed.json", "/news/feed.xml"];
  const machines = [
    ...["/sitemap.xml", "/news-sitemap.xml", "/corrections", "/api/v1/publications"],
    `/api/v1/publications/${publications[0]!.id}`,
  ];
  for (const address of [...addresses, ...machines]) {
    const { status, text } = await get(address);
    expect([address, status]).toEqual([address, 200]);
    expect(text).not.toContain(SECRET);
  }
  // The page is there, so that its silence means something.
  expect((await get(story.address!)).text).toContain("Valley council opens talks");
});
