import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import * as Y from "yjs";
import { compactStory } from "#lib/collaboration/record/compact-story.ts";
import { live } from "#lib/collaboration/live-api.ts";
import { storedWords } from "#lib/collaboration/live-words.ts";
import type { OpenStories } from "#lib/collaboration/open-stories.ts";
import { applyStored, readStoredStory } from "#lib/collaboration/record/stored-story.ts";
import { bodyOf, type, until, useLiveNewsroom } from "#lib/collaboration/testing/live-newsroom.ts";
import { RawLine } from "#lib/collaboration/testing/raw-line.ts";
import { database, tables } from "#lib/database/database.ts";

describe("merging the record", () => {
  const newsroom = useLiveNewsroom();
  const { storyUpdate, storyUpdateArchive, storySnapshot } = tables;
  const rowsOf = (storyId: string) =>
    database().select().from(storyUpdate).where(eq(storyUpdate.storyId, storyId));
  const archiveOf = (storyId: string) =>
    database().select().from(storyUpdateArchive).where(eq(storyUpdateArchive.storyId, storyId));

  test("[S30] a long record is merged when the last person leaves; the words, and who delivered each row, are kept", async () => {
    const anna = await newsroom.person("reporter");
    const storyId = await newsroom.story(anna);
    const one = await newsroom.open(anna, storyId);
    for (let i = 0; i < 230; i++) type(one, `${i} `);
    one.doc.getText("body").delete(1, 2);
    const written = bodyOf(one);
    await until(() => one.saveState === "Saved");
    const before = await storedWords(database(), storyId);
    const rows = await rowsOf(storyId);
    expect(rows.length).toBeGreaterThan(200);
    await newsroom.closeConnections();
    await until(() => !(live() as OpenStories).stories.has(storyId));
    expect(await rowsOf(storyId)).toEqual([]);
    expect(await archiveOf(storyId)).toEqual(rows);
    expect(await storedWords(database(), storyId)).toEqual(before);
    const again = await newsroom.open(anna, storyId);
    expect(bodyOf(again)).toBe(written);
    type(again, "after");
    await until(() => again.saveState === "Saved");
    expect((await rowsOf(storyId)).length).toBe(1);
  });

  test("[S31] a story is merged while people write in it, and a load at that moment misses nothing", async () => {
    const anna = await newsroom.person("reporter");
    const storyId = await newsroom.story(anna);
    const line = await RawLine.seated(newsroom, anna, storyId);
    const text = "x".repeat(1_000);
    for (let i = 0; i < 300; i++)
      line.update(line.change(line.editId, (doc) => doc.getText("body").insert(1, `${i}${text}`)));
    await until(() => line.heard.includes("saved:301"));
    await until(async () => (await archiveOf(storyId)).length > 0);
    const stored = (await readStoredStory(database(), storyId))!;
    const doc = new Y.Doc();
    applyStored(doc, stored);
    expect(doc.getText("body").toString()).toBe(line.doc.getText("body").toString());
    expect(stored.rowIds.length).toBeLessThan(300);
  });

  test("[S32] two who merge one story at once keep what each of them knew", async () => {
    const anna = await newsroom.person("reporter");
    const storyId = await newsroom.story(anna);
    const one = await newsroom.open(anna, storyId);
    type(one, "Known to both.");
    await until(() => one.saveState === "Saved");
    const shared = (await readStoredStory(database(), storyId))!;
    const states = ["First.", "Second."].map((words) => {
      const doc = new Y.Doc();
      applyStored(doc, shared);
      doc.getText("body").insert(1, words);
      return Y.encodeStateAsUpdate(doc);
    });
    const versions = [];
    for (const state of states)
      versions.push(await compactStory(storyId, shared.rowIds, state, shared.updatesMerged));
    expect(versions).toEqual([shared.rowIds.length, shared.rowIds.length]);
    const [snapshot] = await database()
      .select()
      .from(storySnapshot)
      .where(eq(storySnapshot.storyId, storyId));
    const doc = new Y.Doc();
    Y.applyUpdate(doc, snapshot!.bytes);
    for (const words of ["First.", "Second.", "Known to both."])
      expect(doc.getText("body").toString()).toContain(words);
    expect((await archiveOf(storyId)).length).toBe(shared.rowIds.length);
  });
});
