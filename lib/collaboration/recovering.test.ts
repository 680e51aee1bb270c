import { eq } from "drizzle-orm";
import { afterEach, describe, expect, test } from "vitest";
import { WebSocket } from "ws";
import { MemoryCopy } from "#components/editor/connection/local-copy.ts";
import { RecoveringLine } from "#components/editor/connection/recovering-line.ts";
import { StoryConnection } from "#components/editor/connection/story-connection.ts";
import { storedWords } from "#lib/collaboration/live-words.ts";
import { bodyOf, type, until, useLiveNewsroom } from "#lib/collaboration/testing/live-newsroom.ts";
import { database, tables } from "#lib/database/database.ts";
import { suggestionCards } from "#lib/document/suggestions/cards.ts";
import { lineText } from "#lib/document/story/words.ts";
import type { Actor } from "#lib/newsroom/people/actor.ts";
import { bus } from "#lib/platform/bus.ts";

describe("words of somebody who may only suggest by now", () => {
  const newsroom = useLiveNewsroom();
  const lines: RecoveringLine[] = [];
  afterEach(async () => {
    await Promise.all(lines.splice(0).map((line) => line.destroy()));
  });

  async function lineOf(actor: Actor, storyId: string, localCopy = new MemoryCopy()) {
    const headers = await newsroom.headers(actor);
    const shown: boolean[] = [];
    const open = () =>
      new StoryConnection({
        storyId,
        person: { id: actor.personId, name: actor.name, ink: actor.ink },
        url: newsroom.url,
        localCopy,
        socket: { WebSocket: WebSocket as never, options: { headers } },
      });
    const line = new RecoveringLine(open, actor.personId, (_connection, hasRecovered) => {
      shown.push(hasRecovered);
    });
    lines.push(line);
    await until(() => line.connection.saveState === "Saved" || line.connection.isRefused);
    return { line, shown, localCopy };
  }
  const accepted = async (storyId: string) =>
    (await storedWords(database(), storyId)).words.lines.map(lineText).join("\n");

  test("[G11] a role taken in mid-typing: the update is refused, and what was typed comes back as suggestions", async () => {
    const person = await newsroom.person("reporter", "desk-editor");
    const storyId = await newsroom.story(person, "copy-desk", "Filed copy.");
    const { line, shown } = await lineOf(person, storyId);
    const before = line.connection;
    expect(before.right).toBe("edit");
    await database()
      .update(tables.person)
      .set({ roles: ["reporter"] })
      .where(eq(tables.person.id, person.personId));
    bus().announce({ subject: "person", id: person.personId, what: "person.roles-changed" });
    await until(() => before.right === "suggest");
    // The letters that were on their way, typed with the right that was.
    type(before, " Late words.", "edit");
    before.doc.getText("body").delete(1, 5);
    await until(() => line.connection !== before && line.connection.saveState === "Saved");
    expect(shown).toEqual([false, true]);
    expect(await accepted(storyId)).toBe("Filed copy.");
    const { doc, hands } = line.connection;
    expect(suggestionCards(doc, hands)).toMatchObject([
      { person: person.personId, struck: "Filed" },
      { person: person.personId, inserted: " Late words." },
    ]);
    type(line.connection, " And more.", "suggest");
    await until(() => line.connection.saveState === "Saved");
    expect(line.connection.ended).toBeUndefined();
  });

  test("[G11] typed without a line while the story moved on: offered as suggestions by the next window", async () => {
    const reporter = await newsroom.person("reporter");
    const storyId = await newsroom.story(reporter, "writing", "Before.");
    const localCopy = new MemoryCopy();
    const one = await newsroom.open(reporter, storyId, { localCopy });
    await newsroom.server!.stop();
    await until(() => one.saveState === "Offline: kept in this browser", 2_000);
    type(one, " Kept.");
    await one.destroy();
    expect(localCopy.kept.size).toBe(1);
    await database().update(tables.story).set({ stage: "copy-desk" }).where(eq(tables.story.id, storyId));
    await newsroom.start();
    const { line } = await lineOf(reporter, storyId, localCopy);
    await until(() => bodyOf(line.connection) === "Before. Kept." && line.connection.saveState === "Saved");
    expect(await accepted(storyId)).toBe("Before.");
    expect((await storedWords(database(), storyId)).openSuggestions).toBe(1);
    expect(localCopy.kept.size).toBe(0);
    await until(() => localCopy.aside.size === 0);
  });

  test("[G13] a page from before an upgrade is told to reload, and the next page has what it typed", async () => {
    const reporter = await newsroom.person("reporter");
    const storyId = await newsroom.story(reporter, "writing", "Before.");
    const localCopy = new MemoryCopy();
    const page = await newsroom.open(reporter, storyId, { localCopy });
    await newsroom.server!.stop();
    await until(() => page.saveState === "Offline: kept in this browser", 2_000);
    type(page, " Typed on the older page.");
    await page.destroy();
    await newsroom.start();
    const older = new StoryConnection({
      storyId,
      person: { id: reporter.personId, name: reporter.name, ink: reporter.ink },
      url: newsroom.url,
      localCopy,
      format: 0,
      socket: { WebSocket: WebSocket as never, options: { headers: await newsroom.headers(reporter) } },
    });
    await until(() => older.ended !== undefined);
    expect(older.ended).toBe(
      "Galley was renewed since this page was opened. Reload when you like: nothing is lost.",
    );
    expect(older.isRefused).toBe(false);
    await older.destroy();
    expect(localCopy.kept.size).toBeGreaterThan(0);
    const reloaded = await newsroom.open(reporter, storyId, { localCopy });
    await until(
      () => bodyOf(reloaded) === "Before. Typed on the older page." && reloaded.saveState === "Saved",
    );
    expect(await accepted(storyId)).toBe("Before. Typed on the older page.");
  });
});
