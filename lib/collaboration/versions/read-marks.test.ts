import * as Y from "yjs";
import { beforeAll, expect, test } from "vitest";
import { markAsRead, readMarkOf } from "#lib/collaboration/versions/read-marks.ts";
import { applyStored, readStoredStory } from "#lib/collaboration/record/stored-story.ts";
import { useDatabase } from "#lib/database/testing.ts";
import { Facts } from "#lib/document/story/facts.ts";
import { newSince, readSeen } from "#lib/document/versions/since-read.ts";
import type { Actor } from "#lib/newsroom/people/actor.ts";
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

/** A window of this story: the document as it arrived there. */
async function windowOf(storyId: string) {
  const stored = (await readStoredStory(database(), storyId))!;
  const doc = new Y.Doc();
  applyStored(doc, stored);
  const reached = Buffer.from(Y.encodeStateVector(doc)).toString("base64");
  return { doc, hands: stored.hands, reached };
}

async function newTo(actor: Actor, storyId: string): Promise<number> {
  const { doc, hands } = await windowOf(storyId);
  const mark = (await readMarkOf(actor, storyId))!;
  const seen = readSeen(new Uint8Array(Buffer.from(mark.seen, "base64")));
  return newSince(new Facts(doc, hands), seen, actor.personId).reduce((sum, { length }) => sum + length, 0);
}

test("[V15] everybody has a mark of their own of how far they read a story, and it never goes back", async () => {
  const storyId = await buildStory(database(), cast);
  await pin(storyId, cast.reporter);
  expect(await readMarkOf(cast.copyEditor, storyId)).toBeNull();
  const early = await windowOf(storyId);
  await markAsRead(cast.copyEditor, storyId, early.reached);
  expect(await readMarkOf(cast.copyEditor, storyId)).toMatchObject({ version: 1 });
  expect(await readMarkOf(cast.manager, storyId)).toBeNull();
  await addToHeadline(database(), storyId, cast.reporter, " today");
  expect(await newTo(cast.copyEditor, storyId)).toBe(6);
  // A window that has not received the new words cannot have shown them.
  await markAsRead(cast.manager, storyId, early.reached);
  expect(await newTo(cast.manager, storyId)).toBe(6);
  await markAsRead(cast.manager, storyId, (await windowOf(storyId)).reached);
  await markAsRead(cast.manager, storyId, early.reached);
  expect(await newTo(cast.manager, storyId)).toBe(0);
});

test("[V15] of two windows that are left at once, the one that knew less takes nothing back", async () => {
  const storyId = await buildStory(database(), cast);
  const early = await windowOf(storyId);
  await addToHeadline(database(), storyId, cast.reporter, " today");
  const late = await windowOf(storyId);
  for (let round = 0; round < 4; round++)
    await Promise.all([early, late, early].map(({ reached }) => markAsRead(cast.manager, storyId, reached)));
  expect(await newTo(cast.manager, storyId)).toBe(0);
});

test("[V15] what is no place in a story is refused, and so is a story that is not there", async () => {
  const storyId = await buildStory(database(), cast);
  for (const rubbish of ["", "////", "x".repeat(300_000)])
    await expect(markAsRead(cast.manager, storyId, rubbish)).rejects.toMatchObject({ reason: "bad-input" });
  const { reached } = await windowOf(storyId);
  await expect(markAsRead(cast.manager, "nothere00000", reached)).rejects.toMatchObject({
    reason: "not-found",
  });
});
