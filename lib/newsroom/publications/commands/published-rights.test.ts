import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { tables } from "#lib/database/database.ts";
import { useDatabase } from "#lib/database/testing.ts";
import { publishStory } from "#lib/newsroom/publications/commands/publish-story.ts";
import { buildCast, buildPicture, buildStory, pin } from "#lib/newsroom/stories/testing/build-story.ts";
import { publicationsOf } from "#lib/newsroom/stories/testing/on-record.ts";

const { database } = useDatabase();

test("[R28] a publication keeps whose its pictures are and on what terms", async () => {
  const cast = await buildCast(database());
  const picture = await buildPicture(database(), cast.reporter);
  await database()
    .update(tables.picture)
    .set({ embedded: { creator: "Mira Sandhu", copyright: "© Mira Sandhu", instructions: "Call first" } })
    .where(eq(tables.picture.id, picture));
  const storyId = await buildStory(database(), cast, {
    stage: "approved",
    words: {
      lines: [
        { kind: "paragraph", runs: [{ text: "The council met." }] },
        { kind: "picture", picture, alt: "A river", runs: [] },
      ],
    },
  });
  await publishStory(cast.manager, { storyId, fingerprint: await pin(storyId, cast.manager) });
  const [publication] = await publicationsOf(database(), storyId);
  expect(publication!.page.pictures[picture]).toMatchObject({
    credit: "Twitter/ Amrullah Saleh/ANI",
    rights: { creator: "Mira Sandhu", copyrightNotice: "© Mira Sandhu" },
  });
  expect(JSON.stringify(publication)).not.toContain("Call first");
});
