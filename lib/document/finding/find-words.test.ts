import { describe, expect, test } from "vitest";
import { findWords, type Wanted } from "#lib/document/finding/find-words.ts";
import { placesOf, replaceable, replaceWords } from "#lib/document/finding/replace-words.ts";
import { suggestionCards } from "#lib/document/suggestions/cards.ts";
import { acceptedWords } from "#lib/document/story/accepted-words.ts";
import { exchange, storySchema, type Peer } from "#lib/document/testing/peers.ts";
import { bodyText, line, storyWith } from "#lib/document/testing/stories.ts";
import type { Line } from "#lib/document/story/words.ts";

const photo: Line = { ...line("The bridge at dawn", "picture"), picture: "p" };
const plain = (words: string, more: Partial<Wanted> = {}): Wanted => ({
  ...{ words, matchCase: false, wholeWord: false },
  ...more,
});

const onScreen = (peer: Peer, wanted: Wanted): string[] =>
  findWords(peer.binding.facts, wanted).map((found) =>
    placesOf(peer.screen, found)
      .map(([from, to]) => peer.screen.textBetween(from, to))
      .join("|"),
  );

function replaceAll(peer: Peer, wanted: Wanted, words: string): void {
  peer.binding.stopCapturing();
  const found = replaceable(findWords(peer.binding.facts, wanted), peer.binding.mode);
  peer.do((tr) => replaceWords(tr, found, words));
  peer.binding.stopCapturing();
}

describe("finding", () => {
  test("[G15] headline, standfirst, lines and captions are searched, in reading order", () => {
    const { peers } = storyWith(["A bridge, two bridges", photo, line("Bridge", "subheading")], "editing");
    expect(onScreen(peers[0]!, plain("bridge"))).toEqual(["Bridge", "bridge", "bridge", "bridge", "Bridge"]);
    expect(onScreen(peers[0]!, plain("bridge", { matchCase: true }))).toHaveLength(3);
    expect(onScreen(peers[0]!, plain("bridge", { wholeWord: true }))).toHaveLength(4);
    expect(onScreen(peers[0]!, plain(""))).toEqual([]);
  });

  test("[G15] signs mean themselves, and typed quotes find the house's", () => {
    const { peers } = storyWith(["it’s (a+b) “so” 3.5 हिंदी में"], "editing");
    for (const words of ["it's", "(a+b)", '"so"', "3.5", "हिंदी"])
      expect(onScreen(peers[0]!, plain(words)), words).toHaveLength(1);
    expect(onScreen(peers[0]!, plain("3x5"))).toEqual([]);
    expect(onScreen(peers[0]!, plain("हिं", { wholeWord: true }))).toEqual([]);
  });

  test("[G15] struck words are not found, and words around them are", () => {
    const { peers } = storyWith(["the old bridge"], "suggesting");
    const [peer] = peers as [Peer];
    peer.erase(peer.find("old "), peer.find("old ") + 4);
    expect(onScreen(peer, plain("old"))).toEqual([]);
    expect(onScreen(peer, plain("the bridge"))).toEqual(["the |bridge"]);
  });
});

describe("replacing", () => {
  test("[G16] in Editing everywhere at once, as one step of undo, with the formats of what was there", () => {
    const { peers, hands } = storyWith(["a bridge, a bridge", photo], "editing", "editing");
    const [peer, other] = peers as [Peer, Peer];
    const at = peer.find("a bridge") + 2;
    peer.do((tr) => tr.addMark(at, at + 6, storySchema.marks.bold!.create()));
    exchange(peers);
    replaceAll(peer, plain("bridge"), "dam");
    exchange(peers);
    expect(acceptedWords(other.doc, hands)).toMatchObject({ headline: "dam reopens" });
    expect(bodyText(other.doc, hands)).toEqual(["a dam, a dam", "The dam at dawn"]);
    expect(acceptedWords(other.doc, hands).lines[0]!.runs[1]).toMatchObject({ text: "dam", bold: true });
    peer.binding.undo();
    exchange(peers);
    expect(bodyText(other.doc, hands)).toEqual(["a bridge, a bridge", "The bridge at dawn"]);
  });

  test("[G16] in Suggesting as suggestions, one card a place, and one step of undo", () => {
    const { peers, hands } = storyWith(["a bridge, a bridge"], "suggesting", "editing");
    const [peer, other] = peers as [Peer, Peer];
    replaceAll(peer, plain("bridge"), "dam");
    exchange(peers);
    expect(bodyText(other.doc, hands)).toEqual(["a bridge, a bridge"]);
    expect(
      suggestionCards(other.doc, hands).map(({ kind, struck, inserted }) => [kind, struck, inserted]),
    ).toEqual([
      ["replacement", "Bridge", "dam"],
      ["replacement", "bridge", "dam"],
      ["replacement", "bridge", "dam"],
    ]);
    peer.binding.undo();
    exchange(peers);
    expect(suggestionCards(other.doc, hands)).toEqual([]);
  });

  test("[G23] in Editing a place inside suggested words is found and left alone; in Suggesting it is not", () => {
    const { peers, hands } = storyWith(["a bridge"], "suggesting", "editing", "suggesting");
    const [author, chief, other] = peers as [Peer, Peer, Peer];
    author.type("old bridge, ", author.find("a bridge"));
    author.type("s", author.find("a bridge") + 8);
    exchange(peers);
    expect(onScreen(chief, plain("bridge"))).toHaveLength(3);
    expect(findWords(chief.binding.facts, plain("bridges"))).toMatchObject([{ isSuggested: true }]);
    replaceAll(chief, plain("bridge"), "dam");
    exchange(peers);
    expect(bodyText(chief.doc, hands)).toEqual(["a dam"]);
    expect(suggestionCards(chief.doc, hands).map(({ inserted }) => inserted)).toEqual(["old bridge, ", "s"]);
    replaceAll(other, plain("bridge"), "weir");
    exchange(peers);
    expect(bodyText(chief.doc, hands)).toEqual(["a dam"]);
    expect(onScreen(chief, plain("weir"))).toHaveLength(1);
  });

  test("[G16] struck words between found ones stay struck", () => {
    const { peers, hands } = storyWith(["the old bridge"], "suggesting", "editing");
    const [peer, chief] = peers as [Peer, Peer];
    peer.erase(peer.find("old "), peer.find("old ") + 4);
    exchange(peers);
    replaceAll(chief, plain("the bridge"), "a dam");
    exchange(peers);
    expect(bodyText(chief.doc, hands)).toEqual(["a damold "]);
    expect(suggestionCards(chief.doc, hands)).toMatchObject([{ kind: "deletion", struck: "old " }]);
  });

  test.each(["editing", "suggesting"] as const)(
    "[G17] 100,000 characters in 5,000 places are replaced at once while %s",
    (mode) => {
      const lines = Array.from({ length: 500 }, () => "twenty letters here.".repeat(10));
      const { peers, hands } = storyWith(lines, mode, "editing");
      const [peer, other] = peers as [Peer, Peer];
      replaceAll(peer, plain("twenty letters here."), "so it is.");
      exchange(peers);
      expect(findWords(other.binding.facts, plain("so it is."))).toHaveLength(5_000);
      expect(peer.screen.eq(other.screen)).toBe(true);
      expect(suggestionCards(other.doc, hands)).toHaveLength(mode === "editing" ? 0 : 500);
      peer.binding.undo();
      expect(findWords(peer.binding.facts, plain("twenty letters here."))).toHaveLength(5_000);
    },
    60_000,
  );
});
