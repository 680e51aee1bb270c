import { expect, test } from "vitest";
import { atOnce } from "#components/suggestions/at-once.ts";
import { suggestionCards } from "#lib/document/suggestions/cards.ts";
import { resolveSuggestions } from "#lib/document/suggestions/resolve.ts";
import { exchange, type Peer } from "#lib/document/testing/peers.ts";
import { bodyText, storyWith } from "#lib/document/testing/stories.ts";

test("[G24] what is half typed when everything is accepted, and typed on, is not accepted unseen", () => {
  const { peers, hands } = storyWith(["one two three"], "suggesting", "editing");
  const [writer, chief] = peers as [Peer, Peer];
  writer.type("new ", writer.find("two"));
  writer.erase(writer.find("three"), writer.find("three") + 5);
  exchange(peers);
  const shown = atOnce(suggestionCards(chief.doc, hands));
  writer.type("er and older ", writer.find(" two"));
  writer.type("Late. ", writer.find("one"));
  exchange(peers);
  resolveSuggestions(chief.doc, hands, { accept: true, ids: shown.ids });
  expect(bodyText(chief.doc, hands)).toEqual(["one new two "]);
  expect(suggestionCards(chief.doc, hands).map(({ inserted }) => inserted)).toEqual([
    "Late. ",
    "er and older ",
  ]);
});

test("[G24] neighbouring ids are one run, and more than fits is decided about in reading order", () => {
  const { peers, hands } = storyWith(["a b c d e f"], "suggesting", "editing");
  const [writer] = peers as [Peer];
  for (const letter of "abcdef") writer.type("x", writer.find(letter));
  const cards = suggestionCards(writer.doc, hands);
  expect(cards).toHaveLength(6);
  // The note of when they were typed stands between the first and the rest.
  expect(atOnce(cards)).toMatchObject({ ids: [{ 0: writer.suggestId }, { 0: writer.suggestId }], left: 0 });
  for (const letter of "bdf") writer.erase(writer.find(letter), writer.find(letter) + 1);
  const more = suggestionCards(writer.doc, hands);
  const some = atOnce(more, 3);
  expect(some.ids.length).toBeLessThanOrEqual(3);
  expect(some.cards).toEqual(more.slice(0, some.cards.length));
  expect(some.left).toBe(more.length - some.cards.length);
});
