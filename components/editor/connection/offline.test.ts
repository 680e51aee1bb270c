import { describe, expect, test } from "vitest";
import { eq } from "drizzle-orm";
import { MemoryCopy } from "#components/editor/connection/local-copy.ts";
import { setAsideIn } from "#components/editor/connection/set-aside.ts";
import type { StoryConnection } from "#components/editor/connection/story-connection.ts";
import { database, tables } from "#lib/database/database.ts";
import { bus } from "#lib/platform/bus.ts";
import { bodyOf, type, until, useLiveNewsroom } from "#lib/collaboration/testing/live-newsroom.ts";

/** Every state that was shown, from now on. */
function statesOf(connection: StoryConnection): string[] {
  const states: string[] = [connection.saveState];
  connection.subscribe(() => {
    if (states.at(-1) !== connection.saveState) states.push(connection.saveState);
  });
  return states;
}

describe("without a line", () => {
  const newsroom = useLiveNewsroom();

  test("[S40] words typed without a line are kept in this browser and saved when the line is back, in the same window", async () => {
    const [anna, ben] = [await newsroom.person("reporter"), await newsroom.person("reporter")];
    const storyId = await newsroom.story(anna, "writing", "Before.");
    const [one, two] = [await newsroom.open(anna, storyId), await newsroom.open(ben, storyId)];
    const states = statesOf(one);
    await newsroom.server!.stop();
    await until(() => one.saveState === "Offline: kept in this browser", 2_000);
    type(one, " Without a line.");
    expect(one.saveState).toBe("Offline: kept in this browser");
    await newsroom.start();
    await until(() => one.saveState === "Saved" && bodyOf(two) === "Before. Without a line.", 5_000);
    expect(states).toEqual(["Saved", "Offline: kept in this browser", "Saving…", "Saved"]);
  });

  test("[S41] they are kept across closing the window too: the next one brings them along and shows who wrote them", async () => {
    const [anna, ben] = [await newsroom.person("reporter"), await newsroom.person("reporter")];
    const storyId = await newsroom.story(anna, "writing", "Before.");
    const localCopy = new MemoryCopy();
    const one = await newsroom.open(anna, storyId, { localCopy });
    const two = await newsroom.open(ben, storyId);
    await newsroom.server!.stop();
    await until(() => one.saveState === "Offline: kept in this browser", 2_000);
    type(one, " Kept.");
    one.doc.getText("body").delete(1, 1);
    await one.destroy();
    expect(localCopy.kept.size).toBe(2);
    await newsroom.start();
    type(two, " Ben.");
    await until(() => two.saveState === "Saved", 5_000);
    const again = await newsroom.open(anna, storyId, { localCopy });
    await until(() => bodyOf(again) === bodyOf(two));
    expect(bodyOf(again)).toContain("efore.");
    expect(bodyOf(again)).toContain(" Kept.");
    expect(bodyOf(again)).toContain(" Ben.");
    expect(bodyOf(again)).not.toContain("Before");
    expect(two.hands.get(one.editId)).toEqual({ person: anna.personId, suggesting: false });
    await until(() => localCopy.kept.size === 0);
  });

  test('[S42] when the browser cannot keep them it says "Not saved"', async () => {
    const anna = await newsroom.person("reporter");
    const storyId = await newsroom.story(anna);
    const one = await newsroom.open(anna, storyId, { localCopy: null });
    await newsroom.server!.stop();
    await until(() => one.saveState === "Offline: kept in this browser", 2_000);
    type(one, "In memory only.");
    expect(one.saveState).toBe("Not saved");
    await newsroom.start();
    await until(() => one.saveState === "Saved", 5_000);
  });

  test("[S43] words that may not be written any more are set aside, not brought along for ever, and the person is told", async () => {
    const [anna, editor] = [await newsroom.person("reporter"), await newsroom.person("desk-editor")];
    const storyId = await newsroom.story(anna, "copy-desk", "Filed.");
    const localCopy = new MemoryCopy();
    const one = await newsroom.open(anna, storyId, { localCopy });
    const two = await newsroom.open(editor, storyId);
    // Only suggesting is left to her, but this window wrote as if she could still edit.
    type(one, " Late.", "edit");
    await until(() => one.ended !== undefined);
    expect(one.ended).toMatch(/What you typed is kept in this browser; reload to go on\.$/);
    expect(one.saveState).toBe("Not saved");
    await until(() => localCopy.aside.size === 1);
    const again = await newsroom.open(anna, storyId, { localCopy });
    expect(bodyOf(again)).toBe("Filed.");
    expect(bodyOf(two)).toBe("Filed.");
  });

  test("[S43] they are offered as text when the story is opened again, until they are put away", async () => {
    const anna = await newsroom.person("reporter");
    const storyId = await newsroom.story(anna, "copy-desk", "Filed.");
    const localCopy = new MemoryCopy();
    const one = await newsroom.open(anna, storyId, { localCopy });
    expect(await setAsideIn(localCopy)).toBeNull();
    type(one, " Late.", "edit");
    await until(() => localCopy.aside.size === 1);
    const offered = await setAsideIn(localCopy);
    expect(offered?.text).toBe("Late.");
    await offered!.putAway();
    expect(await setAsideIn(localCopy)).toBeNull();
    expect(localCopy.aside.size).toBe(0);
  });

  test("[S43] what somebody typed and may only read by now stays kept, and comes back with the right", async () => {
    const anna = await newsroom.person("reporter");
    const storyId = await newsroom.story(anna, "writing", "Before.");
    const localCopy = new MemoryCopy();
    const one = await newsroom.open(anna, storyId, { localCopy });
    await newsroom.server!.stop();
    await until(() => one.saveState === "Offline: kept in this browser", 2_000);
    type(one, " Kept.");
    await one.destroy();
    await database().update(tables.story).set({ stage: "spiked" }).where(eq(tables.story.id, storyId));
    await newsroom.start();
    const reading = await newsroom.open(anna, storyId, { localCopy, right: "read" });
    expect(bodyOf(reading)).toBe("Before.");
    expect(localCopy.kept.size).toBe(1);
    await database().update(tables.story).set({ stage: "writing" }).where(eq(tables.story.id, storyId));
    bus().announce({ subject: "story", id: storyId, what: "story.restored" });
    await until(() => bodyOf(reading) === "Before. Kept." && reading.saveState === "Saved");
    expect(localCopy.kept.size).toBe(0);
    expect(reading.ended).toBeUndefined();
  });

  test("[S43] a page that opened for reading keeps what is typed once it may be", async () => {
    const anna = await newsroom.person("reporter");
    const storyId = await newsroom.story(anna, "spiked", "Before.");
    const localCopy = new MemoryCopy();
    const one = await newsroom.open(anna, storyId, { localCopy, right: "read" });
    await database().update(tables.story).set({ stage: "writing" }).where(eq(tables.story.id, storyId));
    bus().announce({ subject: "story", id: storyId, what: "story.restored" });
    await until(() => one.right === "edit");
    await newsroom.server!.stop();
    await until(() => one.saveState === "Offline: kept in this browser", 2_000);
    type(one, " Kept.");
    await until(() => localCopy.kept.size === 1);
    await newsroom.start();
    await until(() => one.saveState === "Saved" && localCopy.kept.size === 0, 5_000);
  });

  test("[S50] words that waited long for the line are being saved when it is back, not lost", async () => {
    const anna = await newsroom.person("reporter");
    const storyId = await newsroom.story(anna);
    let later = 0;
    const one = await newsroom.open(anna, storyId, { now: () => Date.now() + later });
    await newsroom.server!.stop();
    await until(() => one.saveState === "Offline: kept in this browser", 2_000);
    type(one, "Long ago.");
    const states = statesOf(one);
    later += 60_000;
    await newsroom.start();
    await until(() => one.saveState === "Saved", 5_000);
    expect(states).toEqual(["Offline: kept in this browser", "Saving…", "Saved"]);
  });

  test("[U31] after a session that ended while words waited, the same person signs in again and goes on with them", async () => {
    const anna = await newsroom.person("reporter");
    const storyId = await newsroom.story(anna, "writing", "Before.");
    const { id } = tables.session;
    let holds = true;
    const one = await newsroom.open(anna, storyId, { localCopy: null, isSignedIn: async () => holds });
    await newsroom.server!.stop();
    await until(() => one.saveState === "Offline: kept in this browser", 2_000);
    type(one, " Waiting.");
    await database().update(tables.session).set({ endedAt: new Date() }).where(eq(id, anna.sessionId));
    holds = false;
    await newsroom.start();
    await until(() => one.ended !== undefined);
    expect([one.ended, one.hasSessionEnded, one.right, one.saveState]).toEqual([
      "Your session has ended. Sign in again: what you typed is kept.",
      true,
      "none",
      "Not saved",
    ]);
    await database().update(tables.session).set({ endedAt: null }).where(eq(id, anna.sessionId));
    holds = true;
    one.resume();
    expect([one.ended, one.right]).toEqual([undefined, "edit"]);
    await until(() => one.saveState === "Saved");
    const two = await newsroom.open(anna, storyId);
    expect(bodyOf(two)).toBe("Before. Waiting.");
    type(one, " And on.");
    await until(() => bodyOf(two) === "Before. Waiting. And on.");
  });

  test("[S44] nothing is kept in the browser while everything is acknowledged soon", async () => {
    const anna = await newsroom.person("reporter");
    const storyId = await newsroom.story(anna);
    const localCopy = new MemoryCopy();
    const one = await newsroom.open(anna, storyId, { localCopy });
    for (const letter of "acknowledged") type(one, letter);
    await until(() => one.saveState === "Saved");
    expect(localCopy.kept.size).toBe(0);
  });
});
