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
import { ForgottenWords } from "#lib/document/suggestions/forgotten-words.ts";

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

  test("[W40] what was deleted stays known when the record is merged and the story opened again", async () => {
    const anna = await newsroom.person("reporter");
    const storyId = await newsroom.story(anna);
    const one = await newsroom.open(anna, storyId);
    for (let i = 0; i < 230; i++) type(one, String(i % 10));
    one.doc.getText("body").delete(1, 100);
    await until(() => one.saveState === "Saved");
    await newsroom.closeConnections();
    await until(() => !(live() as OpenStories).stories.has(storyId));
    expect(await rowsOf(storyId)).toEqual([]);
    for (const [words, isTaken] of [
      ["4567", true],
      ["lies", false],
    ] as const) {
      const line = await RawLine.seated(newsroom, anna, storyId);
      line.update(
        line.change(line.editId, (doc) => {
          doc.getText("body").insert(1, words);
          const old = [one.editId, 4, "redo"];
          doc.getMap("lineage").set(`${line.editId.toString(36)}-0-0`, [[line.editId, 0, 4, ...old]]);
        }),
      );
      if (isTaken) await until(() => line.heard.includes("saved:2"));
      else expect((await line.whenClosed()).code).toBe(4403);
      line.ws.close();
    }
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
    const known = ["First.", "Second."].map((words, place) => {
      const doc = new Y.Doc();
      const forgotten = new ForgottenWords();
      forgotten.watch(doc);
      applyStored(doc, shared);
      doc.getText("body").insert(1, words);
      // Each has heard of another deletion.
      doc.getText("body").delete(doc.getText("body").length - 1 - place, 1);
      return { state: Y.encodeStateAsUpdate(doc), forgotten };
    });
    const versions = [];
    for (const story of known)
      versions.push(await compactStory(storyId, shared.rowIds, story, shared.updatesMerged));
    expect(versions).toEqual([shared.rowIds.length, shared.rowIds.length]);
    const [snapshot] = await database()
      .select()
      .from(storySnapshot)
      .where(eq(storySnapshot.storyId, storyId));
    const doc = new Y.Doc();
    Y.applyUpdate(doc, snapshot!.bytes);
    for (const words of ["First.", "Second.", "Known to bot"])
      expect(doc.getText("body").toString()).toContain(words);
    const forgotten = ForgottenWords.read(snapshot!.forgotten);
    const last = Y.getState(doc.store, one.editId);
    expect(forgotten.wordsAt(one.editId, last - 2, 2)).toBe("h.");
    expect((await archiveOf(storyId)).length).toBe(shared.rowIds.length);
  });
});
