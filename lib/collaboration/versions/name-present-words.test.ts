import { beforeAll, expect, test } from "vitest";
import { namePresentWords } from "#lib/collaboration/versions/name-present-words.ts";
import { useDatabase } from "#lib/database/testing.ts";
import { versionList } from "#lib/newsroom/revisions/reads/version-list.ts";
import {
  addToHeadline,
  buildCast,
  buildStory,
  pin,
  type Cast,
} from "#lib/newsroom/stories/testing/build-story.ts";

const { database } = useDatabase();
let cast: Cast;
beforeAll(async () => {
  cast = await buildCast(database());
});
const versions = async (storyId: string) =>
  (await versionList(cast.reporter, storyId)).versions.map(({ number, name }) => [number, name]);

test("[V20] words that are in no version yet are kept as one and named", async () => {
  const storyId = await buildStory(database(), cast);
  await pin(storyId, cast.reporter);
  await addToHeadline(database(), storyId, cast.reporter, " tonight");
  await namePresentWords(cast.deskEditor, { storyId, name: " Before the rewrite " });
  expect(await versions(storyId)).toEqual([
    [2, "Before the rewrite"],
    [1, null],
  ]);
});

test("[V20] words that are a version already get the name there; a name that somebody gave is not overwritten", async () => {
  const storyId = await buildStory(database(), cast);
  await pin(storyId, cast.reporter);
  await namePresentWords(cast.reporter, { storyId, name: "First" });
  await expect(namePresentWords(cast.deskEditor, { storyId, name: "Mine" })).rejects.toMatchObject({
    sentences: ["The words as they stand are version 1 already, named “First”. Rename that one in the list."],
  });
  expect(await versions(storyId)).toEqual([[1, "First"]]);
});

test("[V20] without a name, a story or the right to it nothing is kept", async () => {
  const storyId = await buildStory(database(), cast);
  await expect(namePresentWords(cast.reporter, { storyId, name: "  " })).rejects.toMatchObject({
    sentences: ["Type a name first."],
  });
  await expect(namePresentWords(cast.administrator, { storyId, name: "Mine" })).rejects.toMatchObject({
    reason: "not-allowed",
  });
  await expect(namePresentWords(cast.reporter, { storyId: "x", name: "Mine" })).rejects.toMatchObject({
    reason: "not-found",
  });
  await expect(namePresentWords(cast.reporter, { storyId, name: {} as never })).rejects.toMatchObject({
    reason: "bad-input",
  });
  expect(await versions(storyId)).toEqual([]);
});
