import { expect, test } from "vitest";
import { authorshipOf } from "#lib/document/provenance/authorship-of-words.ts";
import { wordsFrom } from "#lib/document/story/accepted-words.ts";
import { Facts } from "#lib/document/story/facts.ts";
import { resolveSuggestions } from "#lib/document/suggestions/resolve.ts";
import { exchange, type Peer } from "#lib/document/testing/peers.ts";
import { storyWith } from "#lib/document/testing/stories.ts";
import { authoredVersion } from "#lib/document/versions/authored-version.ts";

test("[V21] every character of a version has its author, and its accepter where it was suggested", () => {
  const { peers, hands } = storyWith(["one three", "four"], "editing", "suggesting");
  const [a, b] = peers as [Peer, Peer];
  b.type("two ", b.find("three"));
  a.type("!", a.find("four") + 4);
  a.type("Old ", a.find("Bridge"));
  exchange(peers);
  resolveSuggestions(a.doc, hands, { accept: true, by: "manager" });
  const facts = new Facts(a.doc, hands);
  const [words, authorship] = [wordsFrom(facts), authorshipOf(facts)];
  const base = { author: "base", accepter: null };
  expect(authoredVersion(words, authorship)).toEqual({
    headline: [
      { text: "Old ", author: a.person, accepter: null },
      { text: "Bridge reopens", ...base },
    ],
    standfirst: [{ text: "After nine months", ...base }],
    lines: [
      {
        kind: "paragraph",
        words: [
          { text: "one ", ...base },
          { text: "two ", author: b.person, accepter: "manager" },
          { text: "three", ...base },
        ],
      },
      {
        kind: "paragraph",
        words: [
          { text: "four", ...base },
          { text: "!", author: a.person, accepter: null },
        ],
      },
    ],
  });
  // Where less is kept than there is, the words are whole all the same.
  const nothing = { people: [], headline: [], standfirst: [], body: [] };
  expect(authoredVersion(words, nothing).lines[0]!.words).toEqual([
    { text: "one two three", author: null, accepter: null },
  ]);
});
