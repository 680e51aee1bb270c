import { describe, expect, test } from "vitest";
import { acceptedWords } from "#lib/document/story/accepted-words.ts";
import { suggestionCards } from "#lib/document/suggestions/cards.ts";
import { resolveSuggestions } from "#lib/document/suggestions/resolve.ts";
import { exchange, storySchema, type Peer } from "#lib/document/testing/peers.ts";
import { bodyText, storyWith } from "#lib/document/testing/stories.ts";

const bold = storySchema.marks.bold!.create();

describe("undo", () => {
  test("[W13] undo takes back one's own changes and nobody else's", () => {
    const { peers, hands } = storyWith(["one"], "editing", "editing");
    const [a, b] = peers as [Peer, Peer];
    a.type("A", a.find("one"));
    exchange(peers);
    b.type("B", b.find("one"));
    exchange(peers);
    expect(a.binding.canUndo).toBe(true);
    a.binding.undo();
    exchange(peers);
    expect(bodyText(b.doc, hands)).toEqual(["Bone"]);
    a.binding.redo();
    exchange(peers);
    expect(bodyText(b.doc, hands)[0]).toMatch(/^(AB|BA)one$/);
  });

  test("[W13] words that undo brings back keep author, format and strike", () => {
    const { peers, hands } = storyWith(["the old bridge"], "editing", "suggesting");
    const [a, b] = peers as [Peer, Peer];
    const at = a.find("old");
    a.do((tr) => tr.addMark(at, at + 3, bold));
    exchange(peers);
    b.erase(at, at + 3);
    exchange(peers);
    a.binding.stopCapturing();
    a.erase(at, at + 4);
    a.binding.undo();
    exchange(peers);
    expect(acceptedWords(b.doc, hands).lines[0]!.runs).toEqual([
      { text: "the " },
      { text: "old", bold: true },
      { text: " bridge" },
    ]);
    expect(suggestionCards(b.doc, hands)).toMatchObject([
      { person: "person1", kind: "deletion", struck: "old" },
    ]);
    const [[client, clock]] = a.binding.idsOf(at, at + 1) as [[number, number, number]];
    expect(client).toBe(a.editId);
    expect(a.binding.facts.author(a.binding.facts.identity(client, clock))).toBe("base");
  });

  test("[W13] a suggested word that has been accepted since is not undone by its author", () => {
    const { peers, hands } = storyWith(["bridge"], "suggesting", "editing");
    const [a, b] = peers as [Peer, Peer];
    a.type("old wet ", a.find("bridge"));
    exchange(peers);
    const [client, clock] = a.binding.idsOf(a.find("old"), a.find("old") + 1)[0]!;
    resolveSuggestions(b.doc, hands, { accept: true, ids: [[client, clock, 4]] });
    exchange(peers);
    a.binding.undo();
    exchange(peers);
    expect(bodyText(b.doc, hands)).toEqual(["old bridge"]);
    expect(b.screen.textContent).not.toContain("wet");
  });

  test("[W13] undo happens in the mode the change was made in, and puts the caret back", () => {
    const { peers, hands } = storyWith(["bridge"], "suggesting");
    const [a] = peers as [Peer];
    a.caret(a.find("bridge") + 3);
    a.erase(a.find("bridge"), a.find("bridge") + 6);
    a.binding.mode = "editing";
    a.type("x", a.find("bridge"));
    a.binding.undo();
    a.binding.undo();
    expect(suggestionCards(a.doc, hands)).toEqual([]);
    expect(bodyText(a.doc, hands)).toEqual(["bridge"]);
    a.binding.redo();
    expect(suggestionCards(a.doc, hands)).toMatchObject([{ kind: "deletion", struck: "bridge" }]);
    expect(a.doc.clientID).toBe(a.editId);
  });
});
