import { and, eq, sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import * as Y from "yjs";
import { live } from "#lib/collaboration/live-api.ts";
import { storedWords } from "#lib/collaboration/live-words.ts";
import type { OpenStories } from "#lib/collaboration/open-stories.ts";
import { pinRevision } from "#lib/collaboration/pin-revision.ts";
import { projectLeftBehind } from "#lib/collaboration/projections/project-left-behind.ts";
import { appendUpdates } from "#lib/collaboration/record/append-updates.ts";
import { compactStory } from "#lib/collaboration/record/compact-story.ts";
import { findDamage } from "#lib/collaboration/record/find-damage.ts";
import { applyStored, readStoredStory } from "#lib/collaboration/record/stored-story.ts";
import { bodyOf, type, until, useLiveNewsroom } from "#lib/collaboration/testing/live-newsroom.ts";
import { database, tables } from "#lib/database/database.ts";
import { tamperWith } from "#lib/database/testing.ts";
import { ForgottenWords } from "#lib/document/suggestions/forgotten-words.ts";
import { activity } from "#lib/newsroom/audit/reads/activity.ts";
import { allApprovals } from "#lib/newsroom/stories/reads/approvals.ts";

/** Two collected runs of 2^56 and 2^55: readable each, and written by Yjs as one number that nobody can read. */
const BEYOND_NUMBERS = Uint8Array.from([
  ...[1, 2, 7, 0],
  ...[0, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 1],
  ...[0, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x40],
  0,
]);
/** An update of which the end is missing. */
function cutOff(): Uint8Array {
  const doc = new Y.Doc();
  doc.clientID = 9_999;
  doc.getText("headline").insert(0, "ab");
  const bytes = Y.encodeStateAsUpdate(doc);
  return bytes.subarray(0, bytes.length - 3);
}

describe("[S62] what cannot be read of a story's record is set aside, and the story opens without it", () => {
  const newsroom = useLiveNewsroom();
  const { setAside, storySnapshot, storyUpdate, event } = tables;

  const append = async (storyId: string, bytes: Uint8Array, relayed = false) => {
    const row = { storyId, bytes, personId: null, clientIds: [], relayed, at: Date.now() };
    return (await appendUpdates(database(), [row]))[0]!;
  };
  const asideOf = (storyId: string) =>
    database().select().from(setAside).where(eq(setAside.storyId, storyId));
  const compact = async (storyId: string) => {
    const stored = (await readStoredStory(database(), storyId))!;
    const [doc, forgotten] = [new Y.Doc(), new ForgottenWords()];
    forgotten.watch(doc);
    applyStored(doc, stored);
    const known = { state: Y.encodeStateAsUpdate(doc), forgotten };
    await compactStory(storyId, stored.rowIds, known, stored.updatesMerged);
  };
  const closed = async (storyId: string) => {
    await newsroom.closeConnections();
    await until(() => !(live() as OpenStories).stories.has(storyId));
  };

  test.each([
    ["bytes of noise", Uint8Array.from([1, 2, 3, 255, 255])],
    ["no bytes", new Uint8Array()],
    ["a row without its end", cutOff()],
    ["numbers that are written and cannot be read", BEYOND_NUMBERS],
  ])("%s: for the page, for a window, and never twice", async (_what, bytes) => {
    const anna = await newsroom.person("reporter");
    const storyId = await newsroom.story(anna, "writing", "Words that stay.");
    const rowId = await append(storyId, bytes);
    const other = await newsroom.story(anna, "writing", "Another story.");
    await Promise.all([storedWords(database(), storyId), storedWords(database(), storyId)]);
    const { words } = await storedWords(database(), storyId);
    expect(words.lines.map(({ runs }) => runs[0]!.text)).toEqual(["Words that stay."]);
    expect(await asideOf(storyId)).toMatchObject([{ source: "update", rowId }]);
    const [kept] = await database().select().from(storyUpdate).where(eq(storyUpdate.id, rowId));
    expect(kept!.bytes).toEqual(bytes);
    const window = await newsroom.open(anna, storyId);
    type(window, "More.");
    await until(() => window.saveState === "Saved");
    expect(bodyOf(window)).toContain("Words that stay.More.");
    expect(bodyOf(await newsroom.open(anna, other))).toContain("Another story.");
    const told = await activity({ story: storyId });
    expect(told.events).toMatchObject([
      { act: "set aside a part of the story’s record that cannot be read", person: null },
    ]);
    const of = and(eq(event.storyId, storyId), eq(event.name, "story.record-set-aside"));
    expect(await database().$count(event, of)).toBe(1);
  });

  test("a window that comes first finds the story a moment later", async () => {
    const anna = await newsroom.person("reporter");
    const storyId = await newsroom.story(anna, "writing", "Words that stay.");
    await append(storyId, BEYOND_NUMBERS);
    const window = await newsroom.open(anna, storyId);
    expect(bodyOf(window)).toContain("Words that stay.");
  });

  test("a snapshot is made anew from the archive, with what was deleted, and is kept as it was", async () => {
    const anna = await newsroom.person("reporter");
    const storyId = await newsroom.story(anna, "writing", "Words that stay.");
    const window = await newsroom.open(anna, storyId);
    window.doc.clientID = window.editId;
    type(window, "gone");
    await until(() => window.saveState === "Saved");
    window.doc.getText("body").delete(window.doc.getText("body").length - 4, 4);
    await until(() => window.saveState === "Saved");
    await closed(storyId);
    await compact(storyId);
    const before = await storedWords(database(), storyId);
    const damaged = Uint8Array.from([9, 9, 9]);
    await database()
      .update(storySnapshot)
      .set({ bytes: damaged, forgotten: "{" })
      .where(eq(storySnapshot.storyId, storyId));
    expect(await storedWords(database(), storyId)).toEqual(before);
    const kept = await asideOf(storyId);
    expect(kept.find(({ source }) => source === "snapshot")!.bytes).toEqual(damaged);
    expect(Buffer.from(kept.find(({ source }) => source === "forgotten")!.bytes!).toString()).toBe("{");
    const [anew] = await database().select().from(storySnapshot).where(eq(storySnapshot.storyId, storyId));
    expect(ForgottenWords.read(anew!.forgotten).length).toBe(4);
    expect(bodyOf(await newsroom.open(anna, storyId))).toContain("Words that stay.");
  });

  test("a row that was merged into the snapshot is left out of the one made anew", async () => {
    const anna = await newsroom.person("reporter");
    const storyId = await newsroom.story(anna, "writing", "Words that stay.");
    const rowId = await append(storyId, BEYOND_NUMBERS);
    const stored = (await readStoredStory(database(), storyId))!;
    const known = { state: Y.mergeUpdates([stored.updates[0]!]), forgotten: new ForgottenWords() };
    await compactStory(storyId, stored.rowIds, known, 0);
    await database()
      .update(storySnapshot)
      .set({ bytes: BEYOND_NUMBERS })
      .where(eq(storySnapshot.storyId, storyId));
    const { words } = await storedWords(database(), storyId);
    expect(words.lines.map(({ runs }) => runs[0]!.text)).toEqual(["Words that stay."]);
    expect((await asideOf(storyId)).map((part) => [part.source, part.rowId]).sort()).toEqual([
      ["snapshot", 2],
      ["update", rowId],
    ]);
  });

  test("words that were given back, a client id of nobody, and a story as a whole are found", async () => {
    const anna = await newsroom.person("reporter");
    const storyId = await newsroom.story(anna, "writing", "Words that stay.");
    const rowId = await append(storyId, Uint8Array.from([1, 2, 3, 255]), true);
    await tamperWith(database(), "story_update", (tx) =>
      tx.update(storyUpdate).set({ personId: anna.personId }).where(eq(storyUpdate.id, rowId)),
    );
    await database()
      .insert(tables.storyClient)
      .values({ storyId, clientId: -5, personId: anna.personId, suggesting: false, firstAt: new Date() });
    expect((await findDamage(database(), storyId)).damage).toMatchObject([
      { source: "client", rowId: -5 },
      { source: "update", rowId },
    ]);
    await pinRevision(storyId, "opened", null);
    expect((await findDamage(database(), storyId)).damage).toEqual([]);
    expect(bodyOf(await newsroom.open(anna, storyId))).toContain("Words that stay.");
  });

  test("[S63] a damaged story takes no list and no other story with it", async () => {
    const anna = await newsroom.person("reporter");
    const manager = await newsroom.person("manager");
    const [bad, good] = [
      await newsroom.story(anna, "for-approval", "Damaged."),
      await newsroom.story(anna, "for-approval", "Sound."),
    ];
    for (const storyId of [bad, good]) await pinRevision(storyId, "opened", null);
    await append(bad, BEYOND_NUMBERS);
    await tamperWith(database(), "revision", (tx) =>
      tx.execute(sql`update revision set words = '{"headline": 5}' where story_id = ${bad}`),
    );
    const { waiting, failing } = await allApprovals(manager);
    expect([waiting.map(({ id }) => id), failing.map(({ id }) => id)]).toEqual([[good], [bad]]);
    const long = new Date(0);
    await database().update(tables.story).set({ changedAt: long, plainText: "" });
    await projectLeftBehind(live() as OpenStories);
    const projected = await database()
      .select({ id: tables.story.id, plainText: tables.story.plainText })
      .from(tables.story);
    for (const [storyId, text] of [
      [bad, "Damaged."],
      [good, "Sound."],
    ])
      expect(projected.find(({ id }) => id === storyId)!.plainText).toBe(text);
  });
});
