import { expect, test } from "vitest";
import { rememberWords } from "#lib/document/binding/remember-words.ts";
import { PASTE_MEMORY } from "#lib/document/binding/story-view.ts";
import { anchorFrom, type QueryAnchor } from "#lib/document/queries/anchor.ts";
import { anchorPlaces } from "#lib/document/queries/anchor-places.ts";
import { idsBetween } from "#lib/document/story/characters.ts";
import { fieldText } from "#lib/document/story/fields.ts";
import { totalLength } from "#lib/document/story/id-run.ts";
import { suggestionCards } from "#lib/document/suggestions/cards.ts";
import { resolveSuggestions } from "#lib/document/suggestions/resolve.ts";
import { exchange, type Peer } from "#lib/document/testing/peers.ts";
import { line, storyWith } from "#lib/document/testing/stories.ts";

/** Asks about words where they stand first on this peer's screen. */
function ask(peer: Peer, words: string): QueryAnchor {
  const from = peer.find(words);
  return anchorFrom(peer.binding.facts, peer.binding.idsOf(from, from + words.length))!;
}

const placeOf = ({ binding }: Peer, { ids }: QueryAnchor) =>
  anchorPlaces(binding.facts, [{ id: "q", anchor: ids }]).get("q");
const textOf = (peer: Peer, anchor: QueryAnchor): string | undefined => placeOf(peer, anchor)?.text;

/** Cut here, pasted before those words, as the clipboard does it. */
function move(peer: Peer, words: string, before: string): void {
  const from = peer.find(words);
  const cut = { story: "story", ids: peer.binding.idsOf(from, from + words.length), text: words };
  peer.erase(from, from + words.length);
  const memory = rememberWords({ story: "story", facts: peer.binding.facts }, cut);
  peer.do((tr) => tr.insertText(words, peer.find(before)).setMeta(PASTE_MEMORY, memory));
}

test("[Q1] a query is anchored in the characters it was asked about, in headline, standfirst, body and caption", () => {
  const { peers } = storyWith(["The mayor spoke", line("The mayor at work", "picture")], "editing");
  const [a] = peers as [Peer];
  for (const words of ["Bridge", "nine months", "mayor spoke", "at work"]) {
    const anchor = ask(a, words);
    expect(anchor.quote).toBe(words);
    expect(totalLength(anchor.ids)).toBe(words.length);
    expect(textOf(a, anchor)).toBe(words);
  }
  expect(placeOf(a, ask(a, "nine"))!.pieces).toEqual([{ field: "standfirst", index: 6, length: 4 }]);
});

test("[Q1] line breaks are no words: they are shown in the quote and are not in the anchor", () => {
  const { peers } = storyWith(["one two", "three four"], "editing");
  const [a] = peers as [Peer];
  const anchor = anchorFrom(a.binding.facts, a.binding.idsOf(a.find("two"), a.find("four")))!;
  expect(anchor.quote).toBe("two\nthree");
  expect(totalLength(anchor.ids)).toBe("twothree ".length);
  expect(textOf(a, anchor)).toBe("two … three ");
});

test("[Q1] nothing, line breaks, blanks and ids of no character are no words to ask about", () => {
  const { peers } = storyWith(["one  two", "three"], "editing");
  const [a] = peers as [Peer];
  const { facts } = a.binding;
  expect(anchorFrom(facts, [])).toBeNull();
  expect(anchorFrom(facts, [[987, 0, 1_000_000]])).toBeNull();
  expect(anchorFrom(facts, a.binding.idsOf(a.find("  "), a.find("  ") + 2))).toBeNull();
  const markers = idsBetween(fieldText(a.doc, "body"), 0, 1);
  expect(anchorFrom(facts, markers)).toBeNull();
  // An invented run that reaches over real words counts for the real ones alone.
  const [[client, clock]] = a.binding.idsOf(a.find("three"), a.find("three") + 5) as [
    [number, number, number],
  ];
  expect(anchorFrom(facts, [[client, clock, 1_000_000]])!.quote).toMatch(/^three/);
});

test("[Q2] the anchor keeps its words through typing around and inside them, splitting and joining", () => {
  const { peers } = storyWith(["The mayor said twelve people came"], "editing", "editing");
  const [a, b] = peers as [Peer, Peer];
  const anchor = ask(a, "twelve people");
  b.type("yesterday ", b.find("twelve"));
  b.type("brave ", b.find("people"));
  exchange(peers);
  a.do((tr) => tr.split(a.find("people")));
  exchange(peers);
  expect([textOf(a, anchor), textOf(b, anchor)]).toEqual(["twelve  … people", "twelve  … people"]);
  b.do((tr) => tr.join(b.find("people") - 1));
  b.erase(b.find("brave "), b.find("brave ") + 6);
  exchange(peers);
  expect(textOf(a, anchor)).toBe("twelve people");
});

test("[Q2] the anchor goes where its words are cut and pasted to, also in part", () => {
  const { peers } = storyWith(["one two three four", "five"], "editing", "editing");
  const [a, b] = peers as [Peer, Peer];
  const anchor = ask(a, "two three");
  move(a, "two three", "five");
  exchange(peers);
  expect(textOf(b, anchor)).toBe("two three");
  expect(placeOf(b, anchor)!.pieces[0]!.index).toBeGreaterThan(a.find("four") - a.find("one"));
  move(b, "three", "one");
  exchange(peers);
  expect(textOf(a, anchor)).toBe("three … two ");
});

test("[Q2] the anchor outlives a deletion that is undone", () => {
  const { peers } = storyWith(["one two three"], "editing");
  const [a] = peers as [Peer];
  const anchor = ask(a, "two");
  a.erase(a.find("two"), a.find("two") + 3);
  expect(placeOf(a, anchor)).toBeUndefined();
  a.binding.undo();
  expect(textOf(a, anchor)).toBe("two");
});

test("[Q2] accepting suggestions leaves the anchor where its words are", () => {
  const { peers, hands } = storyWith(["one two three"], "editing", "suggesting");
  const [a, b] = peers as [Peer, Peer];
  b.type("and a half", b.find("two") + 4);
  exchange(peers);
  const anchor = ask(a, "two and a");
  b.erase(b.find("two"), b.find("two") + 3);
  exchange(peers);
  expect(textOf(a, anchor)).toBe("two and a");
  for (const { ids, person } of suggestionCards(a.doc, hands))
    resolveSuggestions(a.doc, hands, { accept: true, ids, person });
  exchange(peers);
  expect(textOf(b, anchor)).toBe(" and a");
});

test("[Q2] words that a suggester moved are found in their new place once that is accepted", () => {
  const { peers, hands } = storyWith(["one two three", "four"], "editing", "suggesting");
  const [a, b] = peers as [Peer, Peer];
  const anchor = ask(a, "two");
  move(b, "two", "four");
  exchange(peers);
  expect(placeOf(a, anchor)!.pieces).toHaveLength(1);
  resolveSuggestions(a.doc, hands, { accept: true });
  exchange(peers);
  for (const peer of peers) {
    expect(textOf(peer, anchor)).toBe("two");
    const index = placeOf(peer, anchor)!.pieces[0]!.index;
    expect(index).toBe(1 + "one  three".length + 1);
  }
  a.erase(a.find("two"), a.find("two") + 3);
  expect(placeOf(a, anchor)).toBeUndefined();
});

test("[Q3] a query has lost its words when all of them are deleted, and not before", () => {
  const { peers } = storyWith(["one two three"], "editing");
  const [a] = peers as [Peer];
  const anchor = ask(a, "two");
  a.erase(a.find("two"), a.find("two") + 2);
  expect(textOf(a, anchor)).toBe("o");
  a.erase(a.find("o three"), a.find("o three") + 1);
  expect(placeOf(a, anchor)).toBeUndefined();
  a.type("two", a.find(" three"));
  expect(placeOf(a, anchor)).toBeUndefined();
});

test("[Q2] many queries are found in one walk, overlapping ones too", () => {
  const { peers } = storyWith(["one two three four five"], "editing");
  const [a] = peers as [Peer];
  const asked = ["one two", "two three", "three four five", "five"].map((words) => ({
    id: words,
    anchor: ask(a, words).ids,
  }));
  const places = anchorPlaces(a.binding.facts, asked);
  expect([...places].map(([id, { text }]) => [id, text])).toEqual(asked.map(({ id }) => [id, id]));
});
