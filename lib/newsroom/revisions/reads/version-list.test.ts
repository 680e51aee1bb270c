import { beforeAll, expect, test } from "vitest";
import { tables } from "#lib/database/database.ts";
import { useDatabase } from "#lib/database/testing.ts";
import { versionList } from "#lib/newsroom/revisions/reads/version-list.ts";
import { buildCast, buildStory, type Cast } from "#lib/newsroom/stories/testing/build-story.ts";

const { database } = useDatabase();
let cast: Cast;
beforeAll(async () => {
  cast = await buildCast(database());
});

test("[V11] versions are read a page at a time, the newest first, each with the one before it and who changed it", async () => {
  const storyId = await buildStory(database(), cast);
  const empty = { headline: "", standfirst: "", lines: [] };
  await database()
    .insert(tables.revision)
    .values(
      Array.from({ length: 45 }, (_, place) => ({
        ...{ id: `${storyId}-${place + 1}`, storyId, number: place + 1, fingerprint: `f${place}` },
        ...{ words: empty, details: {}, pictures: [], sources: [] },
        identity: { headline: [], standfirst: [], body: [] },
        ...{ contributors: [cast.reporter.personId], act: "automatic", pinnedAt: new Date() },
      })),
    );
  const first = await versionList(cast.administrator, storyId);
  expect(first.more).toBe(true);
  expect(first.versions.map(({ number }) => number)).toEqual(Array.from({ length: 40 }, (_, i) => 45 - i));
  expect(first.versions.at(-1)).toMatchObject({
    number: 6,
    before: `${storyId}-5`,
    by: "Galley",
    act: "kept after a stretch of work",
    contributors: [cast.reporter.name],
  });
  const rest = await versionList(cast.administrator, storyId, 6);
  expect(rest.versions.map(({ number }) => number)).toEqual([5, 4, 3, 2, 1]);
  expect(rest).toMatchObject({ more: false });
  expect(rest.versions.at(-1)!.before).toBeNull();
  await expect(versionList(null, storyId)).rejects.toMatchObject({ reason: "not-signed-in" });
});
