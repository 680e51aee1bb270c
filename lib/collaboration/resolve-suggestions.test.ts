import { describe, expect, test } from "vitest";
import { openSuggestions } from "#lib/collaboration/open-suggestions.ts";
import { resolveSuggestionsAs, takeBackAs } from "#lib/collaboration/resolve-suggestions.ts";
import { storedWords } from "#lib/collaboration/live-words.ts";
import { bodyOf, type, until, useLiveNewsroom } from "#lib/collaboration/testing/live-newsroom.ts";
import { database, tables } from "#lib/database/database.ts";
import { suggestionCards } from "#lib/document/suggestions/cards.ts";
import { lineText } from "#lib/document/story/words.ts";
import type { Role } from "#lib/newsroom/people/roles.ts";
import { ownResolutions } from "#lib/newsroom/stories/reads/own-resolutions.ts";
import { storyHistory } from "#lib/newsroom/stories/reads/story-history.ts";
import { eq } from "drizzle-orm";

describe("deciding about suggestions in a live story", () => {
  const newsroom = useLiveNewsroom();
  const accepted = async (storyId: string) =>
    (await storedWords(database(), storyId)).words.lines.map(lineText).join("\n");
  const acts = async (storyId: string, by: Parameters<typeof storyHistory>[0]) =>
    (await storyHistory(by, storyId)).events.map(({ person, act }) => `${person} ${act}`);

  /** A reporter has suggested " today" in a story at the copy desk. */
  async function suggested(...roles: Role[]) {
    const reporter = await newsroom.person("reporter");
    const deciders = await Promise.all(roles.map((role) => newsroom.person(role)));
    const storyId = await newsroom.story(reporter, "copy-desk", "The bridge reopens");
    const writer = await newsroom.open(reporter, storyId);
    type(writer, " today", "suggest");
    await until(() => writer.saveState === "Saved");
    const [card] = suggestionCards(writer.doc, writer.hands);
    return { reporter, deciders, storyId, writer, card: card! };
  }

  test("[G4] two people who accept the same one at once do it once, and the other is told", async () => {
    const { deciders, storyId, card, reporter } = await suggested("copy-editor", "manager");
    const both = deciders.map((actor) =>
      resolveSuggestionsAs(actor, { storyId, accept: true, ids: card.ids }),
    );
    const answers = await Promise.allSettled(both);
    expect(answers.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(answers.find(({ status }) => status === "rejected")).toMatchObject({
      reason: {
        reason: "changed-meanwhile",
        message: "This is already resolved: somebody was first. Nothing was changed.",
      },
    });
    expect(await accepted(storyId)).toBe("The bridge reopens today");
    const [first, ...more] = await acts(storyId, reporter);
    expect(more).toEqual([]);
    expect(first).toContain(`accepted ${reporter.name}’s suggestion: insert “ today”`);
  });

  test("[G4] one accepts and one rejects the same: the first counts", async () => {
    const { deciders, storyId, card } = await suggested("copy-editor", "manager");
    const [one, two] = deciders;
    await resolveSuggestionsAs(one!, { storyId, accept: false, ids: card.ids });
    await expect(resolveSuggestionsAs(two!, { storyId, accept: true, ids: card.ids })).rejects.toMatchObject({
      reason: "changed-meanwhile",
    });
    expect(await accepted(storyId)).toBe("The bridge reopens");
  });

  test("[G5] one accepts while another types, and the author types on in it: nothing is lost or doubled", async () => {
    const { deciders, storyId, writer, card } = await suggested("copy-editor");
    const [editor] = deciders;
    const other = await newsroom.open(editor!, storyId);
    type(other, " for lorries", "edit");
    const deciding = resolveSuggestionsAs(editor!, { storyId, accept: true, ids: card.ids });
    for (const letter of " and cars") {
      writer.doc.clientID = writer.suggestId;
      const body = writer.doc.getText("body");
      body.insert(body.toString().indexOf(" today") + 7, letter);
    }
    await deciding;
    await until(() => bodyOf(writer) === bodyOf(other) && writer.saveState === "Saved");
    expect(await accepted(storyId)).toBe("The bridge reopens today for lorries");
    expect(writer.right).toBe("suggest");
    await resolveSuggestionsAs(editor!, { storyId, accept: true });
    const words = await accepted(storyId);
    expect([...words].sort().join("")).toBe(
      [..."The bridge reopens today for lorries and cars"].sort().join(""),
    );
  });

  test("[G8] a decision is taken back by whoever made it, on record, and exactly", async () => {
    const { deciders, storyId, writer, card, reporter } = await suggested("copy-editor", "manager");
    const [editor, manager] = deciders;
    const { decision } = await resolveSuggestionsAs(editor!, { storyId, accept: true, ids: card.ids });
    await expect(takeBackAs(manager!, { storyId, decision })).rejects.toMatchObject({
      message: "Only the person who made this decision can take it back.",
    });
    await expect(takeBackAs(reporter, { storyId, decision })).rejects.toMatchObject({
      reason: "not-allowed",
    });
    await takeBackAs(editor!, { storyId, decision });
    await until(() => suggestionCards(writer.doc, writer.hands).length === 1);
    expect(suggestionCards(writer.doc, writer.hands)).toMatchObject([
      { person: reporter.personId, inserted: " today" },
    ]);
    expect(await accepted(storyId)).toBe("The bridge reopens");
    await expect(takeBackAs(editor!, { storyId, decision })).rejects.toMatchObject({
      message: "This decision was taken back already.",
    });
    expect(await acts(storyId, reporter)).toEqual([
      `${editor!.name} took back accepting ${reporter.name}’s suggestion: insert “ today”`,
      `${editor!.name} accepted ${reporter.name}’s suggestion: insert “ today”`,
    ]);
    // It is open again, so it can be decided about again, by anybody who may.
    await resolveSuggestionsAs(manager!, { storyId, accept: false, ids: card.ids });
    expect(await accepted(storyId)).toBe("The bridge reopens");
  });

  test("[G26] a page that is loaded anew knows one's own decisions, until they are taken back", async () => {
    const { deciders, storyId, card, reporter } = await suggested("copy-editor", "manager");
    const [editor, manager] = deciders;
    expect(await ownResolutions(editor!, storyId)).toEqual([]);
    const { decision } = await resolveSuggestionsAs(editor!, { storyId, accept: true, ids: card.ids });
    expect(await ownResolutions(editor!, storyId)).toEqual([
      { decision, sentence: `Accepted ${reporter.name}’s suggestion: insert “ today”.` },
    ]);
    expect(await ownResolutions(manager!, storyId)).toEqual([]);
    await takeBackAs(editor!, { storyId, decision });
    expect(await ownResolutions(editor!, storyId)).toEqual([]);
    const again = await resolveSuggestionsAs(editor!, { storyId, accept: false, ids: card.ids });
    expect(await ownResolutions(editor!, storyId)).toMatchObject([{ decision: again.decision }]);
  });

  test("[G6] open suggestions are named from what is stored, by the keys of their cards", async () => {
    const { deciders, storyId, card, reporter } = await suggested("copy-editor");
    expect(await openSuggestions(storyId)).toEqual([
      { key: card.key, person: reporter.name, what: "Insert “ today”" },
    ]);
    await resolveSuggestionsAs(deciders[0]!, { storyId, accept: true, ids: card.ids });
    expect(await openSuggestions(storyId)).toEqual([]);
    expect(await openSuggestions("nothing")).toEqual([]);
  });

  test("[G8] what was rejected comes back to its author, who goes on with it", async () => {
    const { deciders, storyId, writer, card } = await suggested("copy-editor");
    const { decision } = await resolveSuggestionsAs(deciders[0]!, { storyId, accept: false, ids: card.ids });
    await until(() => bodyOf(writer) === "The bridge reopens");
    await takeBackAs(deciders[0]!, { storyId, decision });
    await until(() => bodyOf(writer) === "The bridge reopens today");
    type(writer, " at noon", "suggest");
    await until(() => writer.saveState === "Saved" && writer.ended === undefined);
    await resolveSuggestionsAs(deciders[0]!, { storyId, accept: true });
    expect(await accepted(storyId)).toBe("The bridge reopens today at noon");
  });

  test("[G9] when somebody has changed the words since, nothing is undone and a sentence says why", async () => {
    const { deciders, storyId, card } = await suggested("copy-editor");
    const { decision } = await resolveSuggestionsAs(deciders[0]!, { storyId, accept: true, ids: card.ids });
    const other = await newsroom.open(deciders[0]!, storyId);
    other.doc.clientID = other.editId;
    other.doc.getText("body").delete(bodyOf(other).indexOf("today") + 1, 2);
    await until(() => other.saveState === "Saved");
    await expect(takeBackAs(deciders[0]!, { storyId, decision })).rejects.toMatchObject({
      reason: "changed-meanwhile",
      message: expect.stringMatching(/^Somebody has changed these words since/) as unknown,
    });
    expect(await accepted(storyId)).toBe("The bridge reopens day");
  });

  test("[W15] who may only suggest decides nothing, and neither does anybody in a spiked story", async () => {
    const { deciders, storyId, card, reporter } = await suggested("copy-editor");
    await expect(
      resolveSuggestionsAs(reporter, { storyId, accept: true, ids: card.ids }),
    ).rejects.toMatchObject({ reason: "not-allowed" });
    await database().update(tables.story).set({ stage: "spiked" }).where(eq(tables.story.id, storyId));
    await expect(resolveSuggestionsAs(deciders[0]!, { storyId, accept: true })).rejects.toMatchObject({
      message: "The story is spiked: restore it first.",
    });
    expect(await accepted(storyId)).toBe("The bridge reopens");
  });

  test("[W15] what was never suggested, and words that are gone, are refused with a sentence", async () => {
    const { deciders, storyId, writer } = await suggested("copy-editor");
    const ids: [number, number, number][] = [[writer.suggestId, 4_000, 3]];
    await expect(resolveSuggestionsAs(deciders[0]!, { storyId, accept: true, ids })).rejects.toMatchObject({
      reason: "changed-meanwhile",
    });
    await expect(
      resolveSuggestionsAs(deciders[0]!, { storyId, accept: true, ids: [["x", -1, 3]] as never }),
    ).rejects.toMatchObject({ reason: "bad-input" });
    await expect(takeBackAs(deciders[0]!, { storyId, decision: "nothing" })).rejects.toMatchObject({
      reason: "not-found",
    });
  });
});
