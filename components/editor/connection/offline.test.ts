import { describe, expect, test } from "vitest";
import { MemoryCopy } from "#components/editor/connection/local-copy.ts";
import type { StoryConnection } from "#components/editor/connection/story-connection.ts";
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
    await until(() => one.saveState === "Not saved", 2_000);
    type(one, "In memory only.");
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
