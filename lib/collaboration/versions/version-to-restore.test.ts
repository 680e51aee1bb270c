import { eq } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import { versionToRestore } from "#lib/collaboration/versions/version-to-restore.ts";
import { tables } from "#lib/database/database.ts";
import { useDatabase } from "#lib/database/testing.ts";
import { setDetail } from "#lib/document/story/details.ts";
import { spikeStory } from "#lib/newsroom/stories/commands/spike-story.ts";
import {
  addToHeadline,
  buildCast,
  buildStory,
  changeStory,
  pin,
  type Cast,
} from "#lib/newsroom/stories/testing/build-story.ts";

const { database } = useDatabase();
let cast: Cast;
beforeAll(async () => {
  cast = await buildCast(database());
});
const versions = (storyId: string) =>
  database()
    .select({ id: tables.revision.id, act: tables.revision.act, words: tables.revision.words })
    .from(tables.revision)
    .where(eq(tables.revision.storyId, storyId))
    .orderBy(tables.revision.number);

test("[V9] what stands there before a version is restored is kept as a version first", async () => {
  const storyId = await buildStory(database(), cast, { sources: ["ani"] });
  await pin(storyId, cast.reporter);
  await addToHeadline(database(), storyId, cast.reporter, " tonight");
  const [first] = await versions(storyId);
  const version = await versionToRestore(cast.reporter, { storyId, revisionId: first!.id });
  expect(version).toMatchObject({
    number: 1,
    words: { headline: "Valley council opens talks on river dam" },
    details: { section: "news" },
    sources: ["ani"],
  });
  expect(version.identity.headline.length).toBeGreaterThan(0);
  const all = await versions(storyId);
  expect(all.map(({ act }) => act)).toEqual(["opened", "before-restoring"]);
  expect(all[1]!.words.headline).toBe("Valley council opens talks on river dam tonight");
});

test("[V22] a second person who restores in the same moment is told who is at it; afterwards they may", async () => {
  const storyId = await buildStory(database(), cast);
  await pin(storyId, cast.reporter);
  const revisionId = (await versions(storyId))[0]!.id;
  const both = await Promise.allSettled(
    [cast.reporter, cast.deskEditor].map((actor) => versionToRestore(actor, { storyId, revisionId })),
  );
  const [refused] = both.filter(({ status }) => status === "rejected");
  expect(both.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  expect(refused).toMatchObject({
    reason: {
      reason: "changed-meanwhile",
      message: expect.stringMatching(/ is just restoring a version of this story\./) as unknown,
    },
  });
  const [row] = await database().select().from(tables.story).where(eq(tables.story.id, storyId));
  const other = row!.restoringBy === cast.reporter.personId ? cast.deskEditor : cast.reporter;
  await database()
    .update(tables.story)
    .set({ restoringAt: new Date(Date.now() - 6_000) })
    .where(eq(tables.story.id, storyId));
  await expect(versionToRestore(other, { storyId, revisionId })).resolves.toMatchObject({ number: 1 });
});

test("[V9] a slugline or a length that is about to be overwritten is kept with a version, though no reader sees it", async () => {
  const storyId = await buildStory(database(), cast);
  await pin(storyId, cast.reporter);
  const revisionId = (await versions(storyId))[0]!.id;
  await changeStory(database(), storyId, cast.reporter, (doc) => {
    setDetail(doc, "slugline", "dam-night");
    setDetail(doc, "length", 450);
  });
  await versionToRestore(cast.reporter, { storyId, revisionId });
  const [, kept, ...more] = await database()
    .select()
    .from(tables.revision)
    .where(eq(tables.revision.storyId, storyId))
    .orderBy(tables.revision.number);
  expect(more).toEqual([]);
  expect(kept).toMatchObject({ act: "before-restoring", details: { slugline: "dam-night", length: 450 } });
});

test("[V5] who cannot write in a story is refused with a sentence, and so is a version of another story", async () => {
  const storyId = await buildStory(database(), cast);
  await pin(storyId, cast.reporter);
  const revisionId = (await versions(storyId))[0]!.id;
  await expect(versionToRestore(cast.administrator, { storyId, revisionId })).rejects.toMatchObject({
    sentences: ["You may only read this story, so you cannot restore a version of it."],
  });
  const other = await buildStory(database(), cast);
  await expect(versionToRestore(cast.reporter, { storyId: other, revisionId })).rejects.toMatchObject({
    reason: "not-found",
  });
  await expect(versionToRestore(cast.reporter, { storyId, revisionId: {} as never })).rejects.toMatchObject({
    reason: "bad-input",
  });
  await spikeStory(cast.deskEditor, { storyId, reason: "Overtaken" });
  await expect(versionToRestore(cast.manager, { storyId, revisionId })).rejects.toMatchObject({
    sentences: ["This story is spiked: restore the story first."],
  });
});
