import { describe, expect, test } from "vitest";
import { acceptedWords } from "#lib/document/story/accepted-words.ts";
import { factMap } from "#lib/document/story/fields.ts";
import { suggestionCards } from "#lib/document/suggestions/cards.ts";
import { Facts } from "#lib/document/story/facts.ts";
import { keepOneLivingCopy } from "#lib/document/suggestions/living-copies.ts";
import { resolveSuggestions } from "#lib/document/suggestions/resolve.ts";
import { wireProvenance, wireStretches } from "#lib/document/provenance/wire-provenance.ts";
import { exchange, storySchema, type Peer } from "#lib/document/testing/peers.ts";
import { bodyText, line, sharesOf, storyWith } from "#lib/document/testing/stories.ts";

const bold = storySchema.marks.bold!.create();

describe("cards", () => {
  test("[W14] neighbouring words and strikes of one person are one card, and a strike beside an insertion a replacement", () => {
    const { peers, hands } = storyWith(["the old bridge is open"], "suggesting", "suggesting");
    const [a, b] = peers as [Peer, Peer];
    a.type("new", a.find("old"), a.find("old") + 3);
    exchange(peers);
    b.erase(b.find("is"), b.find("is") + 3);
    b.type("wide ", b.find("bridge"));
    exchange(peers);
    a.type("very ", a.find("wide"));
    exchange(peers);
    const cards = suggestionCards(a.doc, hands);
    expect(cards.map(({ person, kind, struck, inserted }) => [person, kind, struck, inserted])).toEqual([
      ["person0", "replacement", "old", "new"],
      ["person0", "insertion", "", "very "],
      ["person1", "insertion", "", "wide "],
      ["person1", "deletion", "is ", ""],
    ]);
    expect(new Set(cards.map(({ key }) => key)).size).toBe(4);
    expect(suggestionCards(b.doc, hands)).toEqual(cards);
  });

  test("[W14] two people who strike the same words have a card each", () => {
    const { peers, hands } = storyWith(["the old bridge"], "suggesting", "suggesting");
    const [a, b] = peers as [Peer, Peer];
    a.erase(a.find("old"), a.find("old") + 4);
    b.erase(b.find("the"), b.find("the") + 7);
    exchange(peers);
    expect(suggestionCards(a.doc, hands).map(({ person, struck }) => [person, struck])).toEqual([
      ["person1", "the old"],
      ["person0", "old "],
    ]);
  });

  test("[W14] a suggested line break or a suggested format is a card of its own", () => {
    const { peers, hands } = storyWith(["one two"], "suggesting");
    const [a] = peers as [Peer];
    a.do((tr) => tr.addMark(a.find("one"), a.find("one") + 3, bold));
    a.do((tr) => tr.split(a.find("two")));
    expect(suggestionCards(a.doc, hands)).toMatchObject([
      { kind: "format", words: "one", mark: { name: "bold", on: true }, field: "body" },
      { kind: "insertion", inserted: "¶" },
    ]);
  });
});

describe("resolving", () => {
  test("[W15] one card is accepted and another rejected, each by its ids", () => {
    const { peers, hands } = storyWith(["the old bridge is open"], "suggesting", "editing");
    const [a, b] = peers as [Peer, Peer];
    a.type("new", a.find("old"), a.find("old") + 3);
    a.erase(a.find("is "), a.find("is ") + 3);
    exchange(peers);
    const [first, second] = suggestionCards(b.doc, hands);
    expect(resolveSuggestions(b.doc, hands, { accept: true, ids: first!.ids }).resolved).toBe(6);
    expect(resolveSuggestions(b.doc, hands, { accept: false, ids: second!.ids }).resolved).toBe(3);
    expect(bodyText(b.doc, hands)).toEqual(["the new bridge is open"]);
    expect(suggestionCards(b.doc, hands)).toEqual([]);
    exchange(peers);
    expect(a.screen.eq(b.screen)).toBe(true);
  });

  test("[W15] what is settled already counts for nothing", () => {
    const { peers, hands } = storyWith(["bridge"], "suggesting");
    const [a] = peers as [Peer];
    a.type("old ", a.find("bridge"));
    const [card] = suggestionCards(a.doc, hands);
    expect(resolveSuggestions(a.doc, hands, { accept: true, ids: card!.ids }).resolved).toBe(4);
    expect(resolveSuggestions(a.doc, hands, { accept: true, ids: card!.ids }).resolved).toBe(0);
    expect(resolveSuggestions(a.doc, hands, { accept: false, ids: card!.ids }).resolved).toBe(0);
    expect(bodyText(a.doc, hands)).toEqual(["old bridge"]);
  });

  test("[W15] with a person named, only their suggestion on shared words is settled", () => {
    const { peers, hands } = storyWith(["bridge"], "suggesting", "suggesting");
    const [a, b] = peers as [Peer, Peer];
    a.type("old ", a.find("bridge"));
    exchange(peers);
    b.erase(b.find("old"), b.find("old") + 4);
    exchange(peers);
    const [card] = suggestionCards(a.doc, hands);
    resolveSuggestions(a.doc, hands, { accept: true, ids: card!.ids, person: "person0" });
    expect(bodyText(a.doc, hands)).toEqual(["old bridge"]);
    expect(suggestionCards(a.doc, hands)).toMatchObject([
      { person: "person1", kind: "deletion", struck: "old " },
    ]);
    resolveSuggestions(a.doc, hands, { accept: false, person: "person1" });
    expect(suggestionCards(a.doc, hands)).toEqual([]);
  });

  test("[W16] a strike rejected in part stays struck in its other part, and its author can still undo it", () => {
    const { peers, hands } = storyWith(["the old bridge"], "suggesting", "editing");
    const [a, b] = peers as [Peer, Peer];
    a.erase(a.find("the"), a.find("the") + 7);
    exchange(peers);
    const ids = b.binding.idsOf(b.find("old"), b.find("old") + 3);
    resolveSuggestions(b.doc, hands, { accept: false, ids });
    expect(suggestionCards(b.doc, hands)).toMatchObject([{ struck: "the " }]);
    a.binding.undo();
    exchange(peers);
    expect(suggestionCards(b.doc, hands)).toEqual([]);
    expect(bodyText(a.doc, hands)).toEqual(["the old bridge"]);
  });

  test("[W16] a letter added to a strike while it is rejected is all that stays struck", () => {
    const { peers, hands } = storyWith(["bridge"], "suggesting", "editing");
    const [a, b] = peers as [Peer, Peer];
    const end = a.find("bridge") + 6;
    a.erase(end - 1, end);
    exchange(peers);
    a.erase(end - 2, end - 1);
    resolveSuggestions(b.doc, hands, { accept: false });
    exchange(peers);
    expect(suggestionCards(b.doc, hands)).toMatchObject([{ struck: "g" }]);
    expect(suggestionCards(a.doc, hands)).toMatchObject([{ struck: "g" }]);
  });

  test("[W16] a strike on words that have not arrived is kept until they do", () => {
    const { peers, hands } = storyWith(["bridge"], "editing", "suggesting", "editing");
    const [a, b, late] = peers as [Peer, Peer, Peer];
    a.type("old ", a.find("bridge"));
    b.receive();
    b.erase(b.find("old"), b.find("old") + 3);
    late.inbox.reverse();
    late.receive(1);
    resolveSuggestions(late.doc, hands, { accept: true });
    exchange(peers);
    expect(suggestionCards(late.doc, hands)).toMatchObject([{ struck: "old" }]);
    resolveSuggestions(late.doc, hands, { accept: true });
    expect(bodyText(late.doc, hands)).toEqual([" bridge"]);
  });

  test("[W16] accepted by one resolver and rejected by another, a word is gone everywhere", () => {
    const { peers, hands } = storyWith(["bridge"], "suggesting", "editing", "editing");
    const [a, b, c] = peers as [Peer, Peer, Peer];
    a.type("old ", a.find("bridge"));
    exchange(peers);
    resolveSuggestions(b.doc, hands, { accept: true });
    resolveSuggestions(c.doc, hands, { accept: false });
    exchange(peers);
    for (const peer of peers) expect(bodyText(peer.doc, hands)).toEqual(["bridge"]);
  });
});

test("[W22] of words that two people brought back, one copy lives", () => {
  const { peers, hands } = storyWith(["the old bridge", "end"], "editing", "editing");
  const [a, b] = peers as [Peer, Peer];
  const cut = (peer: Peer, target: number): void => {
    const at = peer.find("old");
    const ids = peer.binding.idsOf(at, at + 3);
    peer.erase(at, at + 3);
    const memory = { lineage: { ids, kind: "move" as const } };
    peer.do((tr) =>
      tr.insertText("old", target > 0 ? peer.find("end") : peer.find("the")).setMeta("story:paste", memory),
    );
  };
  cut(a, 0);
  cut(b, 1);
  exchange(peers);
  expect(bodyText(a.doc, hands).join("").match(/old/g)).toHaveLength(2);
  expect(keepOneLivingCopy(new Facts(a.doc, hands))).toBe(3);
  expect(keepOneLivingCopy(new Facts(a.doc, hands))).toBe(0);
  exchange(peers);
  expect(bodyText(b.doc, hands).join("").match(/old/g)).toHaveLength(1);
  expect(a.screen.eq(b.screen)).toBe(true);
});

describe("provenance", () => {
  test("[W9] shares of authorship count accepted words by who wrote them first", () => {
    const { peers, hands } = storyWith([line("aaaa")], "editing", "suggesting");
    const [a, b] = peers as [Peer, Peer];
    a.type("bb", a.find("aaaa"));
    b.type("pending", b.find("aaaa") + 4);
    exchange(peers);
    const shares = sharesOf(a.doc, hands);
    const base = "Bridge reopens".length + "After nine months".length + 4;
    expect(shares.map(({ person, characters }) => [person, characters])).toEqual([
      ["base", base],
      ["person0", 2],
    ]);
    expect(shares[0]!.share + shares[1]!.share).toBeCloseTo(1);
    expect(a.binding.facts.author(a.binding.facts.identity(b.suggestId, 0))).toBe("person1");
  });

  test("[W10] a wire item survives while one accepted word of it does", () => {
    const { peers, hands } = storyWith(["start"], "editing");
    const [a] = peers as [Peer];
    const at = a.find("start");
    a.do((tr) =>
      tr.insertText("agency copy ", at).setMeta("story:paste", { wire: { item: "pti-9", version: 3 } }),
    );
    a.type("our own ", a.find("copy"));
    expect(wireProvenance(a.doc, hands)).toMatchObject([{ item: "pti-9", version: 3, characters: 12 }]);
    expect(wireStretches(a.binding.facts).map(({ length }) => length)).toEqual([7, 5]);
    a.erase(a.find("agency"), a.find("agency") + 7);
    expect(wireProvenance(a.doc, hands)).toMatchObject([{ characters: 5 }]);
    a.erase(a.find("copy"), a.find("copy") + 5);
    expect(wireProvenance(a.doc, hands)).toEqual([]);
    expect(factMap(a.doc, "wire").size).toBe(1);
    expect(acceptedWords(a.doc, hands).lines[0]!.runs).toEqual([{ text: "our own start" }]);
  });
});
