import { describe, expect, test } from "vitest";
import { authorshipOf, wordShares } from "#lib/document/provenance/authorship-of-words.ts";
import { changeAuthors, changedBy } from "#lib/document/provenance/changed-by.ts";
import { rootRows, setByOf } from "#lib/document/provenance/beside-authors.ts";
import { identityFrom, wordsFrom } from "#lib/document/story/accepted-words.ts";
import { readDetails, setDetail } from "#lib/document/story/details.ts";
import { Facts } from "#lib/document/story/facts.ts";
import type { Hands } from "#lib/document/story/hands.ts";
import { readSources } from "#lib/document/story/sources.ts";
import { resolveSuggestions } from "#lib/document/suggestions/resolve.ts";
import { exchange, type Peer } from "#lib/document/testing/peers.ts";
import { storyWith } from "#lib/document/testing/stories.ts";

const versionOf = ({ doc }: Peer, hands: Hands) => {
  const facts = new Facts(doc, hands);
  return {
    words: wordsFrom(facts),
    details: readDetails(doc),
    sources: readSources(doc),
    identity: identityFrom(facts),
    authorship: authorshipOf(facts),
    setBy: setByOf(facts),
    roots: rootRows(facts),
  };
};

describe("who wrote what", () => {
  test("[V13] a version names for each word who wrote it and who accepted it", () => {
    const { peers, hands } = storyWith(["one three"], "editing", "suggesting");
    const [a, b] = peers as [Peer, Peer];
    b.type("two ", b.find("three"));
    exchange(peers);
    expect(versionOf(a, hands).authorship.people).toEqual(["base"]);
    resolveSuggestions(a.doc, hands, { accept: true, by: "manager" });
    const { authorship, words } = versionOf(a, hands);
    expect(authorship.people).toEqual(["base", b.person, "manager"]);
    // Marker and "one ", then the suggested words, then the rest.
    expect(authorship.body).toEqual([
      [5, 0, -1, 0],
      [4, 1, 2, 1],
      [5, 0, -1, 0],
    ]);
    expect(wordShares(words, authorship)).toEqual([
      { person: "base", characters: 14 + 17 + 9, share: 40 / 44 },
      { person: b.person, characters: 4, share: 4 / 44 },
    ]);
  });

  test("[V13] words that were cut, pasted, deleted and brought back stay their author's", () => {
    const { peers, hands } = storyWith(["one two", "three"], "editing", "editing");
    const [a, b] = peers as [Peer, Peer];
    a.type("four ", a.find("two"));
    exchange(peers);
    const shares = () => {
      const { words, authorship } = versionOf(b, hands);
      return wordShares(words, authorship);
    };
    const before = shares();
    b.erase(b.find("four"), b.find("two"));
    b.binding.undo();
    exchange(peers);
    expect(shares()).toEqual(before);
  });

  test("[V18] each change is put down to whoever wrote what is new there, or took away what is gone", () => {
    const { peers, hands } = storyWith(["one two three", "four five", "six"], "editing", "editing");
    const [a, b] = peers as [Peer, Peer];
    const deliveries: { person: string; update: Uint8Array }[] = [];
    for (const { doc, person } of peers)
      doc.on(
        "update",
        (update: Uint8Array, _origin: unknown, _doc: unknown, { local }: { local: boolean }) => {
          if (local) deliveries.push({ person, update });
        },
      );
    const before = versionOf(a, hands);
    a.type("zero ", a.find("one"));
    b.type("Big ", 1);
    exchange(peers);
    b.erase(b.find("four"), b.find("five"));
    b.type("gone", b.find("six"));
    b.erase(b.find("gone"), b.find("six"));
    setDetail(a.doc, "place", "Leh");
    exchange(peers);
    const after = versionOf(a, hands);
    expect(changedBy(before, after, after.roots, deliveries)).toEqual([
      { person: b.person, written: 4, brought: 4, removed: 5, beside: false },
      { person: a.person, written: 5, brought: 5, removed: 0, beside: true },
    ]);
    expect(changeAuthors(before, after)).toEqual({
      headline: [b.person],
      standfirst: [],
      lines: { 0: [a.person] },
    });
    expect(changedBy(after, after, after.roots, deliveries)).toEqual([]);
  });
});
