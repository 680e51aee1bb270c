import { eq } from "drizzle-orm";
import { afterEach, beforeAll, expect, test } from "vitest";
import { keepVersions } from "#lib/collaboration/versions/keep-versions.ts";
import { projectStory } from "#lib/collaboration/projections/project-story.ts";
import { tables } from "#lib/database/database.ts";
import { useDatabase } from "#lib/database/testing.ts";
import type { Actor } from "#lib/newsroom/people/actor.ts";
import {
  addToHeadline,
  buildCast,
  buildStory,
  changeStory,
  pin,
  type Cast,
} from "#lib/newsroom/stories/testing/build-story.ts";
import { forget, put } from "#lib/platform/process.ts";

const { database } = useDatabase();
let cast: Cast;
beforeAll(async () => {
  cast = await buildCast(database());
});
const begin = Date.now();
let minute = 0;
/** The newsroom's clock, so many minutes after the test began. */
const at = (minutes: number) => {
  minute = minutes;
  put("clock", { now: () => new Date(begin + minute * 60_000) });
};
afterEach(() => forget("clock"));

const PARAGRAPH = "The river had risen all night, and in the morning nobody knew where the road was. ".repeat(
  8,
);
async function works(storyId: string, actor: Actor, text = PARAGRAPH) {
  await changeStory(database(), storyId, actor, (doc) => doc.getText("body").insert(1, text));
  await projectStory(storyId, actor.personId);
}
const versions = async (storyId: string) =>
  database()
    .select({
      act: tables.revision.act,
      by: tables.revision.pinnedBy,
      contributors: tables.revision.contributors,
    })
    .from(tables.revision)
    .where(eq(tables.revision.storyId, storyId))
    .orderBy(tables.revision.number);

test("[V10] a stretch of work is kept as a version when it has been quiet for some minutes, with who worked", async () => {
  at(0);
  const storyId = await buildStory(database(), cast, { stage: "copy-desk" });
  const before = (await versions(storyId)).length;
  await works(storyId, cast.reporter);
  at(1);
  await works(storyId, cast.deskEditor);
  await keepVersions();
  expect(await versions(storyId)).toHaveLength(before);
  at(6);
  await keepVersions();
  const [kept, ...more] = (await versions(storyId)).slice(before);
  expect(more).toEqual([]);
  expect(kept).toEqual({
    act: "automatic",
    by: null,
    contributors: [cast.reporter.personId, cast.deskEditor.personId].sort(),
  });
  at(30);
  await keepVersions();
  expect(await versions(storyId)).toHaveLength(before + 1);
});

test("[V10] work that does not pause is kept after half an hour", async () => {
  at(0);
  const storyId = await buildStory(database(), cast);
  await pin(storyId, cast.reporter);
  for (let minutes = 1; minutes <= 34; minutes += 3) {
    at(minutes);
    await works(storyId, cast.reporter, `${PARAGRAPH} ${minutes}`);
    await keepVersions();
  }
  expect((await versions(storyId)).map(({ act }) => act)).toEqual(["opened", "automatic"]);
});

test("[V10] nothing is kept of a story without changes, of a letter or two, or of words that were taken back", async () => {
  at(0);
  const untouched = await buildStory(database(), cast, { stage: "copy-desk" });
  await projectStory(untouched, null);
  const touched = await buildStory(database(), cast, { stage: "copy-desk" });
  await addToHeadline(database(), touched, cast.reporter, "!");
  await projectStory(touched, null);
  const back = await buildStory(database(), cast, { stage: "copy-desk" });
  await works(back, cast.reporter);
  await changeStory(database(), back, cast.reporter, (doc) =>
    doc.getText("body").delete(1, PARAGRAPH.length),
  );
  await projectStory(back, null);
  const counts = async () =>
    Promise.all([untouched, touched, back].map(async (id) => (await versions(id)).length));
  const before = await counts();
  at(20);
  await keepVersions();
  expect(await counts()).toEqual(before);
});
