import { TextSelection } from "@tiptap/pm/state";
import { expect, test } from "vitest";
import { eraseAcrossFields } from "#lib/document/binding/across-fields.ts";
import { acceptedWords } from "#lib/document/story/accepted-words.ts";
import { resolveSuggestions } from "#lib/document/suggestions/resolve.ts";
import { suggestionCards } from "#lib/document/suggestions/cards.ts";
import { describeSuggestion } from "#lib/document/suggestions/describe-suggestion.ts";
import { exchange, storySchema, type Peer } from "#lib/document/testing/peers.ts";
import { line, storyWith } from "#lib/document/testing/stories.ts";
import type { Line } from "#lib/document/story/words.ts";

const photo: Line = { ...line("The bridge at dawn", "picture"), picture: "p", alt: "A bridge" };
const { bold, link } = storySchema.marks;

/** What each card says after somebody who suggests has done this. */
function said(deed: (peer: Peer) => void): string[] {
  const { peers, hands } = storyWith(["the River rose 13 feet", "second", photo], "suggesting");
  deed(peers[0]!);
  return suggestionCards(peers[0]!.doc, hands).map(describeSuggestion);
}

const over = (peer: Peer, words: string): [number, number] => [
  peer.find(words),
  peer.find(words) + words.length,
];

test.each<[string, (peer: Peer) => void]>([
  ["Replace “13” with “12”", (peer) => peer.type("12", ...over(peer, "13"))],
  ["Insert “slowly ”", (peer) => peer.type("slowly ", peer.find("rose"))],
  ["Delete “13 ”", (peer) => peer.erase(...over(peer, "13 "))],
  ["Make “River” bold", (peer) => peer.do((tr) => tr.addMark(...over(peer, "River"), bold!.create()))],
  [
    "Link “River” to https://example.org/",
    (peer) =>
      peer.do((tr) => tr.addMark(...over(peer, "River"), link!.create({ href: "https://example.org/" }))),
  ],
  [
    "Make it a sub-heading",
    (peer) => peer.do((tr) => tr.setBlockType(...over(peer, "second"), storySchema.nodes.subheading!)),
  ],
  [
    "Make it a numbered list",
    (peer) =>
      peer.do((tr) =>
        tr.setBlockType(...over(peer, "second"), storySchema.nodes.listItem!, { ordered: true }),
      ),
  ],
  ["Split the line here", (peer) => peer.do((tr) => tr.split(peer.find("rose")))],
  ["Join with the line above", (peer) => peer.do((tr) => tr.join(peer.find("second") - 1))],
  [
    "Change the alt text to “A bridge in fog”",
    (peer) => peer.do((tr) => tr.setNodeAttribute(peer.find("The bridge") - 1, "alt", "A bridge in fog")),
  ],
  [
    "Take out the picture: “The bridge at dawn”",
    (peer) => peer.do((tr) => tr.delete(peer.find("The bridge") - 1, peer.find("The bridge") + 19)),
  ],
  [
    "Add a picture: “Fog”",
    (peer) =>
      peer.do((tr) =>
        tr.insert(
          peer.find("second") + 7,
          storySchema.nodes.picture!.create({ picture: "q" }, storySchema.text("Fog")),
        ),
      ),
  ],
  ["Replace “Bridge” with “Dam”", (peer) => peer.type("Dam", ...over(peer, "Bridge"))],
])("[G1] %s", (sentence, deed) => {
  expect(said(deed)).toEqual([sentence]);
});

test("[G1] long words are shown by their beginning and their end", () => {
  const [sentence] = said((peer) => peer.type("a".repeat(60) + "b".repeat(60), peer.find("rose")));
  expect(sentence).toBe(`Insert “${"a".repeat(40)} … ${"b".repeat(40)}”`);
});

test("[G2] a suggestion says when it was made, an insertion too", () => {
  const { peers, hands } = storyWith(["the River"], "suggesting");
  const before = Date.now();
  peers[0]!.type("wide ", peers[0]!.find("River"));
  const [card] = suggestionCards(peers[0]!.doc, hands);
  expect(card!.at).toBeGreaterThanOrEqual(before);
  expect(card!.at).toBeLessThanOrEqual(Date.now());
});

test("[G1] a suggestion may span the whole story: nothing goes until it is accepted, and then a story is left", () => {
  const { peers, hands } = storyWith(["the River rose", "second", photo], "suggesting", "editing");
  const [writer, chief] = peers as [Peer, Peer];
  writer.do((tr) =>
    eraseAcrossFields(tr.setSelection(TextSelection.create(tr.doc, 1, tr.doc.content.size - 2))),
  );
  exchange(peers);
  expect(suggestionCards(chief.doc, hands).map(({ kind, field }) => [kind, field])).toEqual([
    ["deletion", "headline"],
    ["deletion", "standfirst"],
    ["deletion", "body"],
  ]);
  expect(acceptedWords(chief.doc, hands)).toMatchObject({ headline: "Bridge reopens", lines: [{}, {}, {}] });
  resolveSuggestions(chief.doc, hands, { accept: true });
  exchange(peers);
  expect(acceptedWords(writer.doc, hands)).toMatchObject({
    headline: "",
    standfirst: "",
    lines: [{ runs: [] }],
  });
  expect(writer.screen.eq(chief.screen)).toBe(true);
});
