import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { storedWords } from "#lib/collaboration/live-words.ts";
import { storeNewStory } from "#lib/collaboration/new-story-words.ts";
import { KilledNewsroom } from "#lib/collaboration/testing/killed-newsroom.ts";
import { bodyOf, type, until } from "#lib/collaboration/testing/live-newsroom.ts";
import { RestlessWriter } from "#lib/collaboration/testing/restless-writer.ts";
import { tables } from "#lib/database/database.ts";
import { newStoryUpdate } from "#lib/document/story/new-story.ts";
import { lineText } from "#lib/document/story/words.ts";
import type { Actor } from "#lib/newsroom/people/actor.ts";
import { newId } from "#lib/platform/ids.ts";

const KILLS = 3;
const count = (text: string, token: string) => text.split(token).length - 1;

describe("a server that is killed", () => {
  let newsroom: KilledNewsroom;
  let people: Actor[] = [];
  const storyId = newId();

  beforeAll(async () => {
    newsroom = await KilledNewsroom.make();
    await newsroom.look(async (database) => {
      people = await Promise.all([1, 2, 3, 4].map(() => KilledNewsroom.person(database)));
      const by = people[0]!.personId;
      const at = new Date();
      await database
        .insert(tables.story)
        .values({ id: storyId, stageAt: at, createdBy: by, createdAt: at, changedAt: at });
      await storeNewStory(database, storyId, newStoryUpdate(), by);
    });
    await newsroom.start();
  });
  afterAll(() => newsroom.remove());

  const storedBody = () =>
    newsroom.look(async (database) =>
      (await storedWords(database, storyId)).words.lines.map(lineText).join(""),
    );

  test("[S20] loses no character that was shown as saved, doubles none, and four people write and save again within 5 s", async () => {
    const writers = await Promise.all(
      people.map(
        async (actor, number) => new RestlessWriter(`abcd`[number]!, await newsroom.connect(actor, storyId)),
      ),
    );
    await until(() => writers.every(({ connection }) => connection.saveState === "Saved"), 20_000);
    const suggester = await newsroom.connect(people[0]!, storyId);
    await until(() => suggester.saveState === "Saved", 20_000);
    let held = 0;
    for (let kill = 1; kill <= KILLS; kill++) {
      for (const writer of writers) writer.start();
      const since = writers.map(({ savedTimes }) => savedTimes);
      await until(() => writers.every(({ savedTimes }, i) => savedTimes > since[i]!), 20_000);
      type(suggester, `(${kill})`, "suggest");
      await until(() => suggester.saveState === "Saved", 20_000);
      // A decision is under way when it happens: stored or not, it must lock nobody out.
      void newsroom.accept(storyId, people[1]!);
      await newsroom.kill();
      const claims = writers.map(({ savedTyped, savedDeleted, typed, deleted }) => ({
        savedTyped: new Set(savedTyped),
        savedDeleted: new Set(savedDeleted),
        typed: new Set(typed),
        deleted: new Set(deleted),
      }));
      // Nobody can reconnect and give back what was lost: no server runs.
      const stored = await storedBody();
      for (const { savedTyped, savedDeleted, typed, deleted } of claims) {
        for (const token of savedTyped)
          if (!deleted.has(token)) expect([token, count(stored, token)]).toEqual([token, 1]);
        for (const token of savedDeleted) expect([token, count(stored, token)]).toEqual([token, 0]);
        for (const token of typed) expect(count(stored, token)).toBeLessThanOrEqual(1);
        held += savedTyped.size + savedDeleted.size;
      }
      for (const writer of writers) writer.stop();
      await until(() =>
        writers.every(({ connection }) => connection.saveState === "Offline: kept in this browser"),
      );
      await newsroom.start();
      const back = Date.now();
      for (const { connection } of writers) connection.doc.getText("headline").insert(0, ".");
      const all = [suggester, ...writers.map(({ connection }) => connection)];
      await until(() => all.every(({ saveState }) => saveState === "Saved"), 5_000);
      expect(Date.now() - back).toBeLessThan(5_000);
    }
    expect(held).toBeGreaterThan(20);
    for (const writer of writers) writer.done();
    await newsroom.accept(storyId, people[1]!);
    await until(() => new Set([bodyOf(suggester), ...writers.map(({ text }) => text)]).size === 1);
    const { text } = writers[0]!;
    for (const { typed, deleted } of writers)
      for (const token of typed)
        expect([token, count(text, token)]).toEqual([token, deleted.has(token) ? 0 : 1]);
    await Promise.all(
      [suggester, ...writers.map(({ connection }) => connection)].map((one) => one.destroy()),
    );
    expect(await newsroom.stop()).toBe(0);
    expect(await storedBody()).toBe(text);
  }, 120_000);
});
