import { eq } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import { LIVE } from "#lib/collaboration/live-api.ts";
import { liveWords, storedWords } from "#lib/collaboration/live-words.ts";
import { projectStory } from "#lib/collaboration/projections/project-story.ts";
import { retellStories } from "#lib/collaboration/projections/retell-stories.ts";
import { tables } from "#lib/database/database.ts";
import { startJobs } from "#lib/database/job-queue.ts";
import { useDatabase } from "#lib/database/testing.ts";
import { setPictureCredit } from "#lib/newsroom/pictures/commands/set-picture-credit.ts";
import { composeNow } from "#lib/newsroom/revisions/reads/readers-parts.ts";
import { RETELL_STORIES } from "#lib/newsroom/stories/retell-job.ts";
import {
  addToHeadline,
  buildCast,
  buildPicture,
  buildStory,
  storyRow,
  type Cast,
} from "#lib/newsroom/stories/testing/build-story.ts";
import { renameWireSource } from "#lib/newsroom/wire/commands/rename-wire-source.ts";
import { bus } from "#lib/platform/bus.ts";
import { forget, put } from "#lib/platform/process.ts";

const { database, opened } = useDatabase();
let cast: Cast;
beforeAll(async () => {
  cast = await buildCast(database());
});

const isChanged = async (storyId: string) => {
  const row = await storyRow(database(), storyId);
  return row.fingerprint !== row.approvedFingerprint;
};
const approved = async (picture: string) =>
  buildStory(database(), cast, {
    words: { lines: [{ kind: "picture", picture, alt: "A river", runs: [{ text: "The river" }] }] },
    sources: ["ani"],
    stage: "approved",
  });

test("[D22] another credit of a picture shows on the approved stories with it, and on no other", async () => {
  const [mine, other] = [
    await buildPicture(database(), cast.reporter, "ANI"),
    await buildPicture(database(), cast.reporter, "PTI"),
  ];
  const [withMine, withOther] = [await approved(mine), await approved(other)];
  expect([await isChanged(withMine), await isChanged(withOther)]).toEqual([false, false]);
  const jobs = put("jobs", await startJobs(opened(), { [RETELL_STORIES]: retellStories }));
  const told = new Promise<string>((resolve) => {
    bus().listen(({ subject, id, what }) => {
      if (subject === "story" && what === "story.words") resolve(id);
    });
  });
  await setPictureCredit(cast.pictureEditor, { pictureId: mine, credit: "Twitter/ Tara Menon/ANI" });
  expect(await told).toBe(withMine);
  expect([await isChanged(withMine), await isChanged(withOther)]).toEqual([true, false]);
  await setPictureCredit(cast.pictureEditor, { pictureId: mine, credit: "ANI" });
  await retellStories({ pictureId: mine });
  expect(await isChanged(withMine)).toBe(false);
  forget("jobs");
  await jobs.stop();
});

test("[D22] so does another printed name of a wire source", async () => {
  const storyId = await approved(await buildPicture(database(), cast.reporter, "ANI"));
  await renameWireSource(cast.administrator, {
    sourceId: "ani",
    name: "ANI",
    printedName: "Asian News International",
  });
  await retellStories({});
  expect(await isChanged(storyId)).toBe(true);
  const [row] = await database().select().from(tables.story).where(eq(tables.story.id, storyId));
  expect(row!.stage).toBe("approved");
});

test("[D22] what is typed while a story is told anew is never told away", async () => {
  const storyId = await approved(await buildPicture(database(), cast.reporter, "ANI"));
  let typed = false;
  // The words are read, then somebody types and that is told, and only then are the words of before told.
  put(LIVE, {
    words: async (id: string) => {
      const words = await storedWords(database(), id);
      if (id === storyId && !typed) {
        typed = true;
        await addToHeadline(database(), storyId, cast.copyEditor, "!");
        await projectStory(storyId, cast.copyEditor.personId);
      }
      return words;
    },
  });
  await database()
    .update(tables.wireSource)
    .set({ printedName: "ANI News" })
    .where(eq(tables.wireSource.id, "ani"));
  await retellStories({});
  forget(LIVE);
  expect(typed).toBe(true);
  const { fingerprint } = await composeNow(database(), await liveWords(storyId));
  expect((await storyRow(database(), storyId)).fingerprint).toBe(fingerprint);
});
