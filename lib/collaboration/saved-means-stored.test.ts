import { sql } from "drizzle-orm";
import { describe, expect, onTestFinished, test } from "vitest";
import type { StoryConnection } from "#components/editor/connection/story-connection.ts";
import { live } from "#lib/collaboration/live-api.ts";
import { liveWords, storedWords } from "#lib/collaboration/live-words.ts";
import type { OpenStories } from "#lib/collaboration/open-stories.ts";
import { bodyOf, type, until, useLiveNewsroom } from "#lib/collaboration/testing/live-newsroom.ts";
import { RawLine } from "#lib/collaboration/testing/raw-line.ts";
import { resolveSuggestionsAs } from "#lib/collaboration/resolve-suggestions.ts";
import { database } from "#lib/database/database.ts";
import { suggestionCards } from "#lib/document/suggestions/cards.ts";
import { lineText } from "#lib/document/story/words.ts";

/** Makes a way back that is taken once: by the test, or when it ends early. */
function wayBack(back: () => Promise<unknown>): () => Promise<void> {
  let isBack = false;
  const once = async () => {
    if (isBack) return;
    isBack = true;
    await back();
  };
  onTestFinished(once);
  return once;
}

/** Until the way back is taken, the store refuses every new word, as a full disk would. */
async function breakStore(): Promise<() => Promise<void>> {
  await database().execute(sql`alter table story_update rename to story_update_away`);
  return wayBack(() => database().execute(sql`alter table story_update_away rename to story_update`));
}

/** Until the way back is taken, whatever is written waits. */
async function holdStore(): Promise<() => Promise<void>> {
  let release = () => {};
  const held = new Promise<void>((resolve) => (release = resolve));
  let begun = () => {};
  const isHeld = new Promise<void>((resolve) => (begun = resolve));
  const transaction = database().transaction(async (tx) => {
    await tx.execute(sql`lock table story_update in access exclusive mode`);
    begun();
    await held;
  });
  await isHeld;
  return wayBack(() => {
    release();
    return transaction;
  });
}

describe("saved means stored", () => {
  const newsroom = useLiveNewsroom();
  const openStories = () => (live() as OpenStories).stories;
  const storedBody = async (storyId: string) =>
    (await storedWords(database(), storyId)).words.lines.map(lineText).join("\n");

  test('[S10] words reach the others at once, but "Saved" waits for the commit', async () => {
    const [anna, ben] = [await newsroom.person("reporter"), await newsroom.person("reporter")];
    const storyId = await newsroom.story(anna);
    const [one, two] = [await newsroom.open(anna, storyId), await newsroom.open(ben, storyId)];
    const states: string[] = [];
    one.subscribe(() => states.push(one.saveState));
    const release = await holdStore();
    type(one, "Held.");
    await until(() => bodyOf(two) === "Held.");
    type(two, " Answered.");
    // What was sent before this has been heard by now.
    await until(() => bodyOf(one) === "Held. Answered.");
    expect([one.saveState, one.isUnsaved, two.isUnsaved]).toEqual(["Saving…", true, true]);
    expect(states).not.toContain("Saved");
    await release();
    await until(() => one.saveState === "Saved" && two.saveState === "Saved");
    expect(await storedBody(storyId)).toBe("Held. Answered.");
  });

  test('[S11] when the store is away people go on typing, see "Not saved", and nothing is put away until it is stored', async () => {
    const [anna, ben] = [await newsroom.person("reporter"), await newsroom.person("reporter")];
    const storyId = await newsroom.story(anna);
    const [one, two] = [await newsroom.open(anna, storyId), await newsroom.open(ben, storyId)];
    const restore = await breakStore();
    type(one, "Through");
    await until(() => one.saveState === "Not saved");
    expect(two.saveState).toBe("Saved");
    type(two, " the outage.");
    await until(
      () =>
        two.saveState === "Not saved" && bodyOf(one) === "Through the outage." && bodyOf(two) === bodyOf(one),
    );
    await newsroom.closeConnections();
    await until(() => openStories().get(storyId)?.seats.size === 0);
    await restore();
    await until(() => !openStories().has(storyId));
    expect(await storedBody(storyId)).toBe("Through the outage.");
    const again = await newsroom.open(anna, storyId);
    expect(bodyOf(again)).toBe("Through the outage.");
  });

  test('[S11] when the store comes back while people are still there, they read "Saved" again', async () => {
    const anna = await newsroom.person("reporter");
    const storyId = await newsroom.story(anna);
    const one = await newsroom.open(anna, storyId);
    const restore = await breakStore();
    type(one, "Patience.");
    await until(() => one.saveState === "Not saved");
    await restore();
    await until(() => one.saveState === "Saved");
    expect(await storedBody(storyId)).toBe("Patience.");
  });

  test("[S11] whoever loses the line meanwhile and comes back after the store is told that it is back", async () => {
    const anna = await newsroom.person("reporter");
    const storyId = await newsroom.story(anna);
    const line = await RawLine.seated(newsroom, anna, storyId);
    expect(line.heard).toContain("store:up");
    const one = await newsroom.open(anna, storyId);
    const restore = await breakStore();
    type(one, "Before");
    await until(() => one.saveState === "Not saved");
    await newsroom.server!.stop();
    await until(() => one.saveState === "Offline: kept in this browser");
    await restore();
    const states: string[] = [];
    one.subscribe(() => states.push(one.saveState));
    await newsroom.start();
    await until(() => one.saveState === "Saved");
    expect(states).not.toContain("Not saved");
    type(one, " and after.");
    expect(one.saveState).toBe("Saving…");
    await until(() => one.saveState === "Saved");
  });

  test("[S11] a story that cannot be read closes the line, so that the window tries again", async () => {
    const anna = await newsroom.person("reporter");
    const storyId = await newsroom.story(anna, "writing", "Unread.");
    const restore = await breakStore();
    const line = await RawLine.open(newsroom, anna, storyId);
    line.signOn();
    expect((await line.whenClosed()).code).toBe(4503);
    expect(line.heard).toEqual(["denied:store-down"]);
    const one = await newsroom.connect(anna, storyId);
    await until(() => one.saveState === "Offline: kept in this browser");
    await restore();
    await until(() => one.saveState === "Saved" && bodyOf(one) === "Unread.");
  });

  /** A suggestion at the copy desk, and somebody who may decide about it. */
  async function suggested() {
    const [reporter, editor] = [await newsroom.person("reporter"), await newsroom.person("copy-editor")];
    const storyId = await newsroom.story(reporter, "copy-desk", "The bridge reopens");
    const writer = await newsroom.open(reporter, storyId);
    type(writer, " today", "suggest");
    await until(() => writer.saveState === "Saved");
    const open = ({ doc, hands }: Pick<StoryConnection, "doc" | "hands">) =>
      suggestionCards(doc, hands).length;
    const onServer = () => {
      const { document: doc, hands } = openStories().get(storyId)!;
      return open({ doc, hands });
    };
    return { editor, storyId, writer, open, onServer };
  }

  test("[S61] what the server's own hand writes reaches nobody before it is stored, nor does what follows it", async () => {
    const { editor, storyId, writer, open, onServer } = await suggested();
    const other = await newsroom.open(editor, storyId);
    const release = await holdStore();
    // Nothing on the way may ask the store: the embedded one has a single line, which is held.
    const { stored } = await live()!.resolve(storyId, editor.personId, { accept: true });
    expect(onServer()).toBe(0);
    type(other, " for lorries");
    await until(() => openStories().get(storyId)!.document.getText("body").toString().endsWith("lorries"));
    // Whoever comes in now is told no more than the others. Carets go on.
    other.awareness.setLocalStateField("mode", "editing");
    await until(() => writer.awareness.getStates().get(other.editId)?.["mode"] === "editing");
    expect([open(writer), open(other), bodyOf(writer)]).toEqual([1, 1, "The bridge reopens today"]);
    await release();
    await stored;
    await until(() => open(writer) === 0 && bodyOf(writer) === "The bridge reopens today for lorries");
    await until(() => other.saveState === "Saved" && open(other) === 0);
  });

  test("[G28] while nothing can be stored no decision about suggestions is made", async () => {
    const { editor, storyId, writer, onServer } = await suggested();
    const restore = await breakStore();
    type(writer, "!", "suggest");
    await until(() => writer.saveState === "Not saved");
    await expect(resolveSuggestionsAs(editor, { storyId, accept: true })).rejects.toMatchObject({
      reason: "unavailable",
      message: "Nothing can be stored just now, so nothing was decided. Please try again in a moment.",
    });
    expect(onServer()).toBe(1);
    await restore();
    await until(() => writer.saveState === "Saved");
    await resolveSuggestionsAs(editor, { storyId, accept: true });
    expect(await storedBody(storyId)).toBe("The bridge reopens today!");
  });

  test("[S12] what is asked for a decision is stored first, and names the row it ends with", async () => {
    const anna = await newsroom.person("reporter");
    const storyId = await newsroom.story(anna);
    const one = await newsroom.open(anna, storyId);
    type(one, "Pinned");
    await until(() => openStories().get(storyId)!.document.getText("body").toString() === "Pinned");
    const words = await liveWords(storyId);
    expect(words.words.lines.map(lineText)).toEqual(["Pinned"]);
    const stored = await storedWords(database(), storyId);
    expect(stored.lastUpdateId).toBe(words.lastUpdateId);
    expect(stored).toEqual(words);
  });

  test("[S13] after a pause the lists know the words, and who changed them", async () => {
    const anna = await newsroom.person("reporter");
    const storyId = await newsroom.story(anna);
    const one = await newsroom.open(anna, storyId);
    one.doc.getMap("details").set("slugline", "river");
    one.doc.getText("headline").insert(0, "The river rises");
    type(one, "Three words more.");
    await until(async () => (await row(storyId))?.headline === "The river rises");
    expect(await row(storyId)).toMatchObject({
      slugline: "river",
      plainText: "Three words more.",
      wordCount: 3,
      changedBy: anna.personId,
    });
  });

  test("[S14] a message is acknowledged though what it says is known already", async () => {
    const anna = await newsroom.person("reporter");
    const storyId = await newsroom.story(anna);
    const line = await RawLine.seated(newsroom, anna, storyId);
    const update = line.change(line.editId, (doc) => doc.getText("body").insert(1, "Once"));
    line.update(update);
    line.update(update);
    await until(() => line.heard.includes("saved:3"));
    expect(await storedBody(storyId)).toBe("Once");
  });

  const row = (storyId: string) =>
    database().query.story.findFirst({ where: (its, { eq }) => eq(its.id, storyId) });
});
