import { describe, expect, test } from "vitest";
import { typeSign, type TypingView } from "#components/editor/typography/typographic-signs.ts";
import { suggestionCards } from "#lib/document/suggestions/cards.ts";
import { exchange, storySchema, type Peer } from "#lib/document/testing/peers.ts";
import { bodyText, storyWith } from "#lib/document/testing/stories.ts";
import { typographyOf } from "#lib/newsroom/style/typography.ts";

const house = typographyOf("en-IN");

/** Types letter by letter at the caret, as a browser would tell it. */
function typing(peer: Peer, words: string): void {
  for (const text of words) {
    const { from, to } = peer.view.state.selection;
    const isSet = typeSign(peer.view as unknown as TypingView, { from, to, text }, house, peer.binding);
    if (!isSet) peer.do((tr) => tr.insertText(text));
  }
}

describe("signs as they are typed", () => {
  test("[G20] in Editing they are set, and taking back gives the typed sign, which then stays", () => {
    const { peers, hands } = storyWith(["said"], "editing");
    const [peer] = peers as [Peer];
    peer.caret(peer.find("said") + 4);
    typing(peer, ' "');
    expect(bodyText(peer.doc, hands)).toEqual(["said “"]);
    peer.binding.undo();
    expect(bodyText(peer.doc, hands)).toEqual(['said "']);
    typing(peer, "no");
    expect(bodyText(peer.doc, hands)).toEqual(['said "no']);
  });

  test("[G20] in Suggesting they are one insertion, and struck words stay as they are", () => {
    const { peers, hands } = storyWith(["said 'yes'"], "suggesting", "editing");
    const [peer] = peers as [Peer];
    peer.caret(peer.find("'yes'"), peer.find("'yes'") + 5);
    typing(peer, '"no" -- twice...');
    exchange(peers);
    expect(suggestionCards(peer.doc, hands)).toMatchObject([
      { kind: "replacement", struck: "'yes'", inserted: "“no” – twice…" },
    ]);
    expect(bodyText(peer.doc, hands)).toEqual(["said 'yes'"]);
  });

  test("[G20] inside a link nothing is set", () => {
    const { peers, hands } = storyWith(["read this here"], "editing");
    const [peer] = peers as [Peer];
    const at = peer.find("this");
    peer.do((tr) => tr.addMark(at, at + 4, storySchema.marks.link!.create({ href: "https://example.org/" })));
    peer.caret(at + 2);
    typing(peer, '"');
    expect(bodyText(peer.doc, hands)).toEqual(['read th"is here']);
  });
});
