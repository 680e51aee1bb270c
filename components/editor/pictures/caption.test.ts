import { describe, expect, test } from "vitest";
import { bodyLine } from "#components/editor/body-lines.ts";
import { captionOf } from "#components/editor/pictures/caption-of.ts";
import { changeWords } from "#components/editor/pictures/change-words.ts";
import { anchorFrom } from "#lib/document/queries/anchor.ts";
import { anchorPlaces } from "#lib/document/queries/anchor-places.ts";
import type { Line } from "#lib/document/story/words.ts";
import { exchange, type Peer } from "#lib/document/testing/peers.ts";
import { bodyText, line, storyWith } from "#lib/document/testing/stories.ts";

const CAPTION = "The brigde at dawn";
const picture: Line = { ...line(CAPTION, "picture"), picture: "p" };

const captionIn = (peer: Peer, suggester: string | null = null) => {
  const { node } = bodyLine(peer.screen, 1)!;
  return captionOf(peer.binding.facts, 1 + "One".length + 1, node.content.size, suggester);
};
const change = (peer: Peer, before: string, after: string) =>
  peer.do((tr) => changeWords(tr, bodyLine(peer.screen, 1)!.position + 1, before, after));

describe("a caption beside the copy", () => {
  test("[G22] a mended letter leaves every other its author and its queries", () => {
    const { peers, hands } = storyWith(["One", picture], "editing", "editing");
    const [a, b] = peers as [Peer, Peer];
    const at = a.find("dawn");
    const { ids } = anchorFrom(a.binding.facts, a.binding.idsOf(at, at + 4))!;
    change(b, CAPTION, "The bridge at dawn");
    exchange(peers);
    expect(bodyText(a.doc, hands)).toEqual(["One", "The bridge at dawn"]);
    expect(anchorPlaces(a.binding.facts, [{ id: "q", anchor: ids }]).get("q")?.text).toBe("dawn");
    const from = b.find("The bridge");
    const written = b.binding
      .idsOf(from, from + CAPTION.length)
      .flatMap(([client, clock, length]) => b.binding.facts.stretches(client, clock, length))
      .filter((stretch) => b.binding.facts.author(stretch) === b.person);
    expect(written.reduce((sum, { length }) => sum + length, 0)).toBeLessThanOrEqual(2);
  });

  test.each([
    ["The brigde at dawn", ""],
    ["", "At dawn"],
    ["One two three four", "One 2 three vier"],
    ["a 😀 b", "a 😁 b"],
    ["aa", "aaa"],
    ["The river, low", "A river; very low indeed"],
  ])("[G22] whatever “%s” is to become, “%s” is what stands there", (before, after) => {
    const { peers, hands } = storyWith(["One", { ...line(before, "picture"), picture: "p" }], "editing");
    const [a] = peers as [Peer];
    change(a, before, after);
    expect(bodyText(a.doc, hands)).toEqual(["One", after]);
  });

  test("[G22] suggested and struck words are not mixed into it, and close it", () => {
    const { peers } = storyWith(["One", picture], "suggesting", "editing");
    const [a, b] = peers as [Peer, Peer];
    expect(captionIn(b)).toEqual({ words: CAPTION, hasSuggestions: false });
    a.type("early ", a.find("dawn"));
    exchange(peers);
    expect(captionIn(b)).toEqual({ words: CAPTION, hasSuggestions: true });
    expect(captionIn(a, a.person)).toEqual({ words: "The brigde at early dawn", hasSuggestions: false });
    a.erase(a.find("at "), a.find("at ") + 3);
    expect(captionIn(a, a.person).hasSuggestions).toBe(true);
  });
});
