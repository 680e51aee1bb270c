import { describe, expect, test } from "vitest";
import { bodyOf, type, until, useLiveNewsroom } from "#lib/collaboration/testing/live-newsroom.ts";
import { storedWords } from "#lib/collaboration/live-words.ts";
import { database } from "#lib/database/database.ts";

describe("writing together", () => {
  const newsroom = useLiveNewsroom();

  test("[S1] two people who write one story see the same words, and both are told that they are saved", async () => {
    const [anna, ben] = [await newsroom.person("reporter"), await newsroom.person("reporter")];
    const storyId = await newsroom.story(anna, "writing", "First.");
    const [one, two] = [await newsroom.open(anna, storyId), await newsroom.open(ben, storyId)];
    type(one, " Anna writes.");
    type(two, " Ben writes.");
    expect(one.saveState).toBe("Saving…");
    await until(() => bodyOf(one) === bodyOf(two) && one.saveState === "Saved" && two.saveState === "Saved");
    expect(bodyOf(one)).toContain("Anna writes.");
    expect(bodyOf(one)).toContain("Ben writes.");
    const { words } = await storedWords(database(), storyId);
    expect(words.lines[0]!.runs.map((run) => run.text).join("")).toBe(bodyOf(one));
  });
});
