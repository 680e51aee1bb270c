import * as Y from "yjs";
import { describe, expect, test } from "vitest";
import { DELETE_DIRECTION } from "#lib/document/binding/story-view.ts";
import { acceptedWords } from "#lib/document/story/accepted-words.ts";
import { factMap } from "#lib/document/story/fields.ts";
import { suggestionCards } from "#lib/document/suggestions/cards.ts";
import { resolveSuggestions } from "#lib/document/suggestions/resolve.ts";
import { exchange, storySchema, type Peer } from "#lib/document/testing/peers.ts";
import { bodyText, storyWith } from "#lib/document/testing/stories.ts";

const bold = storySchema.marks.bold!.create();

describe("suggesting", () => {
  test("[W6] a strike names what its author saw; words typed inside meanwhile stay", () => {
    const { peers, hands } = storyWith(["the old bridge"], "suggesting", "editing");
    const [a, b] = peers as [Peer, Peer];
    a.erase(a.find("old bridge"), a.find("old bridge") + 10);
    b.type("wooden ", b.find("bridge"));
    exchange(peers);
    resolveSuggestions(b.doc, hands, { accept: true });
    expect(bodyText(b.doc, hands)).toEqual(["the wooden "]);
  });

  test("[W6] what is one's own and pending is really deleted", () => {
    const { peers, hands } = storyWith(["bridge"], "suggesting");
    const [a] = peers as [Peer];
    a.type("old ", a.find("bridge"));
    a.erase(a.find("old"), a.find("old") + 4);
    expect(suggestionCards(a.doc, hands)).toEqual([]);
    expect(factMap(a.doc, "deletions").size).toBe(0);
  });

  test("[W7] typed over a selection, the new words follow the struck ones", () => {
    const { peers, hands } = storyWith(["the old bridge"], "suggesting");
    const [a] = peers as [Peer];
    a.type("new", a.find("old"), a.find("old") + 3);
    expect(a.screen.textContent).toContain("the oldnew bridge");
    expect(suggestionCards(a.doc, hands)).toMatchObject([
      { kind: "replacement", struck: "old", inserted: "new" },
    ]);
    expect(a.view.state.selection.from).toBe(a.find("new") + 3);
  });

  test("[W7] Backspace leaves the caret before what is struck, Delete after it", () => {
    const { peers } = storyWith(["bridge"], "suggesting");
    const [a] = peers as [Peer];
    const at = a.find("bridge");
    a.erase(at + 2, at + 3);
    expect(a.view.state.selection.from).toBe(at + 2);
    a.do((tr) => tr.delete(at + 4, at + 5).setMeta(DELETE_DIRECTION, "forward"));
    expect(a.view.state.selection.from).toBe(at + 5);
  });

  test("[W7] letters struck one after another are one fact, and one step of undo", () => {
    const { peers, hands } = storyWith(["bridge"], "suggesting");
    const [a] = peers as [Peer];
    const end = a.find("bridge") + 6;
    for (let i = 0; i < 4; i++) a.erase(end - i - 1, end - i);
    expect(factMap(a.doc, "deletions").size).toBe(1);
    expect(suggestionCards(a.doc, hands)).toMatchObject([{ kind: "deletion", struck: "idge" }]);
    a.binding.undo();
    expect(suggestionCards(a.doc, hands)).toEqual([]);
  });

  test("[W6] a suggested join and a suggested break are drawn, accepted and rejected as lines", () => {
    const { peers, hands } = storyWith(["one", "two three"], "suggesting");
    const [a] = peers as [Peer];
    a.do((tr) => tr.join(a.find("two") - 1));
    a.do((tr) => tr.split(a.find("three")));
    expect(a.screen.child(2).childCount).toBe(3);
    expect(suggestionCards(a.doc, hands)).toMatchObject([
      { kind: "deletion", struck: "¶" },
      { kind: "insertion", inserted: "¶" },
    ]);
    expect(bodyText(a.doc, hands)).toEqual(["one", "two three"]);
    resolveSuggestions(a.doc, hands, { accept: true });
    expect(bodyText(a.doc, hands)).toEqual(["onetwo ", "three"]);
  });

  test("[W6] asking twice for a format takes the suggestion back, and a second kind replaces the first", () => {
    const { peers, hands } = storyWith(["the bridge"], "suggesting");
    const [a] = peers as [Peer];
    const at = a.find("bridge");
    const make = () => a.do((tr) => tr.addMark(at, at + 6, bold));
    make();
    expect(suggestionCards(a.doc, hands)).toMatchObject([
      { kind: "format", words: "bridge", mark: { name: "bold" } },
    ]);
    make();
    expect(suggestionCards(a.doc, hands)).toEqual([]);
    a.do((tr) => tr.setBlockType(at, at, storySchema.nodes.quote!));
    a.do((tr) => tr.setBlockType(at, at, storySchema.nodes.subheading!));
    expect(suggestionCards(a.doc, hands)).toMatchObject([{ kind: "line", line: { kind: "subheading" } }]);
    resolveSuggestions(a.doc, hands, { accept: true });
    expect(acceptedWords(a.doc, hands).lines[0]!.kind).toBe("subheading");
  });
});

test("[W18] the browser keeps its declared client ids when its own words come back from its store", () => {
  const { peers } = storyWith(["bridge"], "suggesting");
  const [a] = peers as [Peer];
  const earlier = new Y.Doc();
  Y.applyUpdate(earlier, Y.encodeStateAsUpdate(a.doc));
  earlier.clientID = a.suggestId;
  earlier.getText("body").insert(1, "kept ");
  Y.applyUpdate(a.doc, Y.encodeStateAsUpdate(earlier), "store");
  expect(a.doc.clientID).toBe(a.suggestId);
  expect(a.screen.textContent).toContain("kept bridge");
});
