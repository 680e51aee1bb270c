import { describe, expect, test } from "vitest";
import { anchorInStory } from "#lib/collaboration/anchor-in-story.ts";
import { bodyOf, type, until, useLiveNewsroom } from "#lib/collaboration/testing/live-newsroom.ts";
import { idsBetween } from "#lib/document/story/characters.ts";
import { fieldText } from "#lib/document/story/fields.ts";

describe("[Q10] which words a query is about is read by the server", () => {
  const newsroom = useLiveNewsroom();

  test("from the open story, words typed a moment ago too, and from the store when it is closed", async () => {
    const anna = await newsroom.person("reporter");
    const storyId = await newsroom.story(anna, "writing", "The mayor spoke.");
    const connection = await newsroom.open(anna, storyId);
    type(connection, " Twelve came.");
    await until(() => connection.saveState === "Saved");
    const body = fieldText(connection.doc, "body");
    const from = 1 + bodyOf(connection).indexOf("Twelve");
    const ids = idsBetween(body, from, from + "Twelve".length);
    const open = await anchorInStory(storyId, ids);
    expect(open).toEqual({ ids, quote: "Twelve" });
    await newsroom.closeConnections();
    expect(await anchorInStory(storyId, ids)).toEqual(open);
  });

  test("deleted words, invented ids, line breaks and another story's words are no words to ask about", async () => {
    const anna = await newsroom.person("reporter");
    const storyId = await newsroom.story(anna, "writing", "The mayor spoke.");
    const other = await newsroom.story(anna, "writing", "Elsewhere.");
    const [here, there] = [await newsroom.open(anna, storyId), await newsroom.open(anna, other)];
    type(there, " Typed there.");
    type(here, " Typed here.");
    await until(() => there.saveState === "Saved" && here.saveState === "Saved");
    const body = fieldText(here.doc, "body");
    const foreign = idsBetween(fieldText(there.doc, "body"), fieldText(there.doc, "body").length - 5, 40);
    const typed = idsBetween(body, 1 + bodyOf(here).indexOf("Typed"), body.length);
    here.doc.clientID = here.editId;
    body.delete(1 + bodyOf(here).indexOf("Typed"), "Typed here.".length);
    await until(() => here.saveState === "Saved");
    for (const ids of [typed, foreign, [], idsBetween(body, 0, 1), [[4_000_000_000, 0, 9_000]] as never])
      expect(await anchorInStory(storyId, ids)).toBeNull();
    await expect(anchorInStory("no-such-story", typed)).rejects.toThrow("There is no such story.");
  });
});
