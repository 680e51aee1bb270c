import { beforeAll, expect, test } from "vitest";
import { useDatabase } from "#lib/database/testing.ts";
import { assignStory } from "#lib/newsroom/stories/commands/assign-story.ts";
import { moveToDesk } from "#lib/newsroom/stories/commands/move-to-desk.ts";
import { spikeStory } from "#lib/newsroom/stories/commands/spike-story.ts";
import { storyForEditor } from "#lib/newsroom/stories/reads/story-for-editor.ts";
import { buildCast, buildStory, storyRow, type Cast } from "#lib/newsroom/stories/testing/build-story.ts";

const { database } = useDatabase();
let cast: Cast;
beforeAll(async () => {
  cast = await buildCast(database());
});

const SUGGESTS =
  "You can suggest changes to this story, not change its details: its desk and assignee stay as they are.";

test("[D65] who may only suggest changes neither desk nor assignee, nor takes the story themselves", async () => {
  const storyId = await buildStory(database(), cast, { stage: "copy-desk" });
  const before = await storyRow(database(), storyId);
  for (const act of [
    () => assignStory(cast.reporter, { storyId, personId: cast.reporter.personId }),
    () => assignStory(cast.reporter, { storyId, personId: null }),
    () => moveToDesk(cast.reporter, { storyId, deskId: null }),
  ])
    await expect(act()).rejects.toMatchObject({ reason: "not-allowed", sentences: [SUGGESTS] });
  expect(await storyRow(database(), storyId)).toEqual(before);
  expect((await storyForEditor(cast.reporter, storyId)).mayAssign).toBe(false);
  expect((await storyForEditor(cast.copyEditor, storyId)).mayAssign).toBe(true);
  await assignStory(cast.copyEditor, { storyId, personId: cast.copyEditor.personId });
});

test("[D65] who writes a story at its stage does, and nobody does in a spiked one", async () => {
  const storyId = await buildStory(database(), cast);
  await assignStory(cast.reporter, { storyId, personId: cast.deskEditor.personId });
  await spikeStory(cast.manager, { storyId, reason: "Overtaken by events" });
  await expect(moveToDesk(cast.manager, { storyId, deskId: null })).rejects.toMatchObject({
    sentences: ["The story is spiked: restore it first."],
  });
});
