import { describe, expect, test } from "vitest";
import * as Y from "yjs";
import { acceptedWords } from "#lib/document/story/accepted-words.ts";
import { suggestionCards } from "#lib/document/suggestions/cards.ts";
import { describeSuggestion } from "#lib/document/suggestions/describe-suggestion.ts";
import { refusalOfUpdate } from "#lib/document/testing/judging.ts";
import { offerAsSuggestions } from "#lib/document/suggestions/offer-as-suggestions.ts";
import { resolveSuggestions } from "#lib/document/suggestions/resolve.ts";
import { exchange, storySchema, type Peer } from "#lib/document/testing/peers.ts";
import { randomFrom } from "#lib/document/testing/random.ts";
import { bodyText, line, storyWith } from "#lib/document/testing/stories.ts";
import type { Hand } from "#lib/document/story/hands.ts";

const SUGGEST = 700;

/** What the newsroom has after the words of one peer, which it did not take, came as suggestions. */
function offered(peer: Peer, newsroom: Peer, hands: Map<number, Hand>) {
  hands.set(SUGGEST, { person: peer.person, suggesting: true });
  const story = new Y.Doc();
  Y.applyUpdate(story, Y.encodeStateAsUpdate(newsroom.doc));
  const server = new Y.Doc();
  Y.applyUpdate(server, Y.encodeStateAsUpdate(newsroom.doc));
  let refusal: string | null = null;
  story.on("update", (update: Uint8Array) => {
    const rights = { mayEdit: false, maySuggest: true, hands, person: peer.person };
    const ids = { editIds: new Set<number>(), suggestIds: new Set([SUGGEST]) };
    refusal ??= refusalOfUpdate(server, update, { ...rights, ...ids });
  });
  const mine = new Y.Doc();
  Y.applyUpdate(mine, Y.encodeStateAsUpdate(peer.doc));
  const count = offerAsSuggestions({ mine, story, person: peer.person, suggestId: SUGGEST });
  return { story, count, refusal: refusal as string | null };
}

describe("words that were not taken", () => {
  test("[G12] [G2] become suggestions where they stood, say when, and change no accepted word", () => {
    const { peers, hands } = storyWith(["the old bridge", "second"], "editing", "editing");
    const [late, other] = peers as [Peer, Peer];
    other.type("very ", other.find("old"));
    late.type("new", late.find("old"), late.find("old") + 3);
    late.do((tr) => tr.split(late.find("bridge")));
    const at = late.find("second");
    late.do((tr) => tr.setBlockType(at, at, storySchema.nodes.subheading!));
    late.do((tr) => tr.addMark(at, at + 3, storySchema.marks.bold!.create()));
    const { story, count, refusal } = offered(late, other, hands);
    expect(refusal).toBeNull();
    expect(count).toBeGreaterThan(0);
    expect(bodyText(story, hands)).toEqual(["the very old bridge", "second"]);
    expect(suggestionCards(story, hands).map(describeSuggestion).sort()).toEqual([
      "Make it a sub-heading",
      "Make “sec” bold",
      "Replace “old” with “new”",
      "Split the line here",
    ]);
    expect(suggestionCards(story, hands).filter(({ at }) => at === null)).toEqual([]);
    resolveSuggestions(story, hands, { accept: true });
    expect(bodyText(story, hands)).toEqual(["the very new ", "bridge", "second"]);
    expect(acceptedWords(story, hands).lines[2]).toMatchObject({
      kind: "subheading",
      runs: [{ bold: true }, {}],
    });
  });

  test("[G12] what was taken already is not offered twice", () => {
    const { peers, hands } = storyWith(["bridge"], "editing", "editing");
    const [late, other] = peers as [Peer, Peer];
    late.type("old ", late.find("bridge"));
    exchange(peers);
    const { story, count } = offered(late, other, hands);
    expect(count).toBe(0);
    expect(suggestionCards(story, hands)).toEqual([]);
    expect(bodyText(story, hands)).toEqual(["old bridge"]);
  });

  test.each(Array.from({ length: 80 }, (_, seed) => seed))(
    "[G12] whatever was typed: rejected it is the story, accepted it is what was typed (seed %i)",
    (seed) => {
      const random = randomFrom(seed);
      const lines = ["one two three", "four five", line("six seven", "quote"), "eight"];
      const { peers, hands } = storyWith(lines, "editing", "editing");
      const [late, newsroom] = peers as [Peer, Peer];
      for (let deed = 0; deed < 12; deed++) {
        const blocks: { from: number; size: number; isLine: boolean }[] = [];
        late.screen.descendants((node, position) => {
          if (node.isTextblock)
            blocks.push({ from: position + 1, size: node.content.size, isLine: node.type.isInGroup("line") });
          return !node.isTextblock;
        });
        const { from, size, isLine } = random.pick(blocks);
        const at = from + random.below(size + 1);
        const to = Math.min(from + size, at + random.below(4));
        const kind = random.below(5);
        if (kind < 2) late.type(String.fromCharCode(65 + deed).repeat(2), at, kind === 0 ? at : to);
        else if (kind === 2 && to > at) late.erase(at, to);
        else if (kind === 3 && isLine) late.do((tr) => tr.split(at));
        else if (isLine) late.do((tr) => tr.setBlockType(at, at, storySchema.nodes.subheading!));
        if (random.chance(0.2)) late.binding.undo();
      }
      const { story, refusal } = offered(late, newsroom, hands);
      expect(refusal).toBeNull();
      expect(acceptedWords(story, hands)).toEqual(acceptedWords(newsroom.doc, hands));
      resolveSuggestions(story, hands, { accept: true });
      expect(acceptedWords(story, hands)).toEqual(acceptedWords(late.doc, hands));
    },
  );
});
