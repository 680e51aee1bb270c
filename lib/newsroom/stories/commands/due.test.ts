import { desc, eq } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import { tables } from "#lib/database/database.ts";
import { useDatabase } from "#lib/database/testing.ts";
import { storyAct } from "#lib/newsroom/audit/story-acts.ts";
import { createStory } from "#lib/newsroom/stories/commands/create-story.ts";
import { setDue } from "#lib/newsroom/stories/commands/set-due.ts";
import { spikeStory } from "#lib/newsroom/stories/commands/spike-story.ts";
import { buildCast, buildStory, storyRow, type Cast } from "#lib/newsroom/stories/testing/build-story.ts";

const { database } = useDatabase();
let cast: Cast;
beforeAll(async () => {
  cast = await buildCast(database());
});
const dueAt = "2026-11-28T14:30:00.000Z";

test("[F6] whoever works on stories says by when one is wanted, on record", async () => {
  const storyId = await buildStory(database(), cast);
  await setDue(cast.deskEditor, { storyId, dueAt });
  expect((await storyRow(database(), storyId)).dueAt?.toISOString()).toBe(dueAt);
  const [event] = await database()
    .select()
    .from(tables.event)
    .where(eq(tables.event.storyId, storyId))
    .orderBy(desc(tables.event.id));
  expect(event).toMatchObject({ name: "story.due-set", personId: cast.deskEditor.personId });
  expect(storyAct(event!.name, event!.fact as Record<string, unknown>, () => "8 pm")).toBe(
    "wants the story by 8 pm",
  );
  await setDue(cast.reporter, { storyId, dueAt: null });
  expect((await storyRow(database(), storyId)).dueAt).toBeNull();
});

test("[F6] who may not change the details, no time at all and a spiked story are refused with a sentence", async () => {
  const storyId = await buildStory(database(), cast);
  await expect(setDue(cast.administrator, { storyId, dueAt })).rejects.toMatchObject({
    reason: "not-allowed",
  });
  await expect(setDue(null, { storyId, dueAt })).rejects.toMatchObject({ sentences: ["Sign in first."] });
  await expect(setDue(cast.reporter, { storyId, dueAt: "tomorrow" })).rejects.toMatchObject({
    sentences: ["Choose a date and a time."],
  });
  const filed = await buildStory(database(), cast, { stage: "copy-desk" });
  await expect(setDue(cast.reporter, { storyId: filed, dueAt })).rejects.toMatchObject({
    sentences: [expect.stringContaining("when it is due stays as it is")],
  });
  await spikeStory(cast.manager, { storyId, reason: "Overtaken" });
  await expect(setDue(cast.reporter, { storyId, dueAt })).rejects.toMatchObject({
    sentences: ["The story is spiked: restore it first."],
  });
});

test("[F7] a new story never goes to a desk that is closed, also when its writer's session still names it", async () => {
  const at = new Date(2020, 0, 1);
  await database()
    .insert(tables.desk)
    .values([
      { id: "shut", name: "A shut desk", createdAt: at, closedAt: at },
      { id: "night", name: "Night desk", createdAt: new Date() },
    ]);
  const deskOf = async (...deskIds: string[]) => {
    const { storyId } = await createStory({ ...cast.reporter, deskIds }, {});
    return (await storyRow(database(), storyId)).deskId;
  };
  expect(await deskOf("shut", "night")).toBe("night");
  expect(await deskOf("shut")).toBe(await deskOf());
  expect(await deskOf("shut")).not.toBe("shut");
});
