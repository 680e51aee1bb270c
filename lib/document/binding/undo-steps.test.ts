import { describe, expect, test } from "vitest";
import { suggestionCards } from "#lib/document/suggestions/cards.ts";
import { exchange, storySchema, type Peer } from "#lib/document/testing/peers.ts";
import { bodyText, storyWith } from "#lib/document/testing/stories.ts";

/** The clock separates nothing here: what is a step of its own, is one because of what was done. */
const alone = (mode: "editing" | "suggesting") => {
  const { peers, hands } = storyWith(["one two", "three"], mode, "editing");
  const [peer] = peers as [Peer, Peer];
  return { peers, hands, peer, read: () => bodyText(peer.doc, hands) };
};

const steps = ({ binding }: Peer): number => {
  let count = 0;
  while (binding.undo()) count++;
  return count;
};

const cut = (peer: Peer, words: string): string => {
  const from = peer.find(words);
  peer.do((tr) => tr.delete(from, from + words.length).setMeta("uiEvent", "cut"));
  return words;
};
const paste = (peer: Peer, words: string, at: number): void =>
  peer.do((tr) => tr.insertText(words, at).setMeta("uiEvent", "paste").setMeta("paste", true));

describe("steps of undo", () => {
  test.each(["editing", "suggesting"] as const)(
    "[W31] words typed on are one step, and words typed elsewhere another, while %s",
    (mode) => {
      const { peer } = alone(mode);
      const at = peer.find("one") + 3;
      peer.type("a", at);
      peer.type("b", at + 1);
      peer.erase(at + 1, at + 2);
      peer.type("c", at + 1);
      peer.type("x", peer.find("three"));
      peer.type("y", peer.find("three"));
      peer.binding.undo();
      expect(peer.screen.textContent).toContain("oneac twothree");
      peer.binding.undo();
      expect(peer.screen.textContent).toContain("one twothree");
      expect(peer.binding.canUndo).toBe(false);
    },
  );

  test.each(["editing", "suggesting"] as const)(
    "[W31] a cut, a paste in another field and a deletion are three steps, while %s",
    (mode) => {
      const { peer } = alone(mode);
      const words = cut(peer, "two");
      paste(peer, words, 1);
      peer.erase(peer.find("three"), peer.find("three") + 5);
      expect(peer.screen.firstChild!.textContent).toBe("twoBridge reopens");
      peer.binding.undo();
      expect(peer.screen.textContent).toContain("three");
      expect(peer.screen.firstChild!.textContent).toBe("twoBridge reopens");
      peer.binding.undo();
      expect(peer.screen.firstChild!.textContent).toBe("Bridge reopens");
      peer.binding.undo();
      expect(peer.screen.textContent).toContain("one two");
      expect(peer.binding.canUndo).toBe(false);
    },
  );

  test("[W31] a paste is a step of its own also where somebody types on at its end", () => {
    const { peer } = alone("editing");
    const at = peer.find("two");
    peer.type("a ", at);
    paste(peer, "b ", at + 2);
    peer.type("c ", at + 4);
    expect(steps(peer)).toBe(3);
  });

  test("[W31] backspacing on while suggesting is one step, one strike and one card", () => {
    const { peer, hands } = alone("suggesting");
    const at = peer.find("two");
    for (let letter = 2; letter >= 0; letter--) peer.erase(at + letter, at + letter + 1);
    peer.type("2", at);
    expect(suggestionCards(peer.doc, hands)).toMatchObject([
      { kind: "replacement", struck: "two", inserted: "2" },
    ]);
    expect(steps(peer)).toBe(1);
  });

  test("[W31] what colleagues write before one's words breaks no step", () => {
    const { peers, peer } = alone("editing");
    const other = peers[1]!;
    peer.type("a", peer.find("three"));
    other.type("Long words before: ", other.find("one"));
    exchange(peers);
    peer.type("b", peer.find("three"));
    expect(steps(peer)).toBe(1);
  });

  test("[W31] a format is a step of its own", () => {
    const { peer, read } = alone("editing");
    const at = peer.find("two");
    peer.type("a", at);
    peer.do((tr) => tr.addMark(at, at + 2, storySchema.marks.bold!.create()));
    peer.type("b", at + 1);
    peer.binding.undo();
    peer.binding.undo();
    expect(read()).toEqual(["one atwo", "three"]);
    expect(steps(peer)).toBe(1);
  });

  test("[W31] erasing and writing over several fields is one step", () => {
    const { peer } = alone("editing");
    const before = peer.screen;
    peer.binding.asOneStep(() => {
      peer.erase(peer.find("one"), peer.find("one") + 3);
      paste(peer, "new", 1);
      peer.type("x", peer.find("three"));
    });
    expect(steps(peer)).toBe(1);
    expect(peer.screen.eq(before)).toBe(true);
  });
});
