import { expect, test } from "vitest";
import * as Y from "yjs";
import { wordsInUpdates } from "#components/editor/connection/words-in-updates.ts";
import { line, storyWith } from "#lib/document/testing/stories.ts";

/** What a person's editor would set aside for these deeds, one update each. */
function updatesOf(...deeds: ((doc: Y.Doc) => void)[]): Uint8Array[] {
  const doc = storyWith([line("one two three")], "editing").peers[0]!.doc;
  const updates: Uint8Array[] = [];
  doc.on("update", (update: Uint8Array) => updates.push(update));
  for (const deed of deeds) deed(doc);
  return updates;
}
const typed = (index: number, words: string) => (doc: Y.Doc) => doc.getText("body").insert(index, words);
const erased = (index: number, length: number) => (doc: Y.Doc) => doc.getText("body").delete(index, length);

test("[S43] words are read without the story they were typed in, in the order in which they were typed", () => {
  expect(wordsInUpdates(updatesOf(typed(4, "A"), typed(5, "BC"), typed(1, "Before.")))).toBe("ABC\nBefore.");
});

test("[S43] what was typed and taken back is left out, and so are the words of others", () => {
  expect(wordsInUpdates(updatesOf(typed(4, "typoo"), erased(8, 1), erased(1, 3), typed(5, "s")))).toBe(
    "typos",
  );
  expect(wordsInUpdates(updatesOf(erased(1, 3)))).toBe("");
  expect(wordsInUpdates([])).toBe("");
});

test("[S43] a new line is a new line", () => {
  const broken = (doc: Y.Doc) => {
    const marker = new Y.Map();
    marker.set("kind", "paragraph");
    doc.getText("body").insertEmbed(7, marker);
    doc.getText("body").insert(8, "Below");
  };
  expect(wordsInUpdates(updatesOf(typed(4, "Abc"), broken))).toBe("Abc\nBelow");
});
