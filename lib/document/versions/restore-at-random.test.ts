import { describe, expect, test } from "vitest";
import { acceptedIdentity, acceptedWords } from "#lib/document/story/accepted-words.ts";
import { readDetails } from "#lib/document/story/details.ts";
import { Facts } from "#lib/document/story/facts.ts";
import type { Hands } from "#lib/document/story/hands.ts";
import { livingStretches, wordsOf } from "#lib/document/story/living-words.ts";
import { readSources } from "#lib/document/story/sources.ts";
import { lineText, type Line } from "#lib/document/story/words.ts";
import { resolveSuggestions } from "#lib/document/suggestions/resolve.ts";
import { exchange, storySchema, type Peer } from "#lib/document/testing/peers.ts";
import { randomFrom, type Random } from "#lib/document/testing/random.ts";
import { PATIENCE, seedsOf, toPlayAgain } from "#lib/document/testing/seeds.ts";
import { storyWith } from "#lib/document/testing/stories.ts";
import { restoreVersion, type RestorableVersion } from "#lib/document/versions/restore-version.ts";

const BOLD = storySchema.marks.bold!.create();

const versionOf = (peer: Peer, hands: Hands): RestorableVersion => ({
  words: acceptedWords(peer.doc, hands),
  identity: acceptedIdentity(peer.doc, hands),
  details: readDetails(peer.doc),
  sources: readSources(peer.doc),
});
const restore = (peer: Peer, version: RestorableVersion) => restoreVersion(peer.binding, peer.view, version);

interface Written {
  character: string;
  author: string | null;
  client: number;
}

/** Each accepted character, in reading order, with who wrote it. */
function writtenIn(peer: Peer, hands: Hands): Written[] {
  const facts = new Facts(peer.doc, hands);
  return [...livingStretches(facts)].flatMap((stretch) =>
    facts.isPending(stretch)
      ? []
      : wordsOf(stretch, "")
          .split("")
          .map((character) => ({ character, author: facts.author(stretch), client: stretch.client })),
  );
}

/** Stories that change at random: words, lines, kinds, pictures, formats; some of it only suggested. */
const VOCABULARY = ["the", "river", "council", "met", "on", "Monday", "talks", "dam", "😀", "hill", "नदी"];
const KINDS: Line["kind"][] = ["paragraph", "subheading", "quote", "listItem"];

function somewhere(peer: Peer, random: Random): { from: number; end: number } {
  const places: { from: number; end: number }[] = [];
  peer.screen.descendants((node, position) => {
    if (node.isTextblock) places.push({ from: position + 1, end: position + 1 + node.content.size });
    return !node.isTextblock;
  });
  return random.pick(places);
}

function changeAtRandom(peer: Peer, random: Random): void {
  const { from, end } = somewhere(peer, random);
  const at = from + random.below(end - from + 1);
  const to = Math.min(end, at + random.below(12));
  const inBody = from > peer.screen.child(0).nodeSize + peer.screen.child(1).nodeSize;
  const words = () => Array.from({ length: 1 + random.below(3) }, () => random.pick(VOCABULARY)).join(" ");
  switch (random.below(inBody ? 9 : 3)) {
    case 0:
    case 1:
      return peer.type(` ${words()} `, at);
    case 2:
      return at < to ? peer.erase(at, to) : undefined;
    case 3:
      return peer.do((tr) => tr.split(at));
    case 4: {
      const line = peer.screen.resolve(from);
      const isFirst = line.index(line.depth - 1) === 0;
      return isFirst ? undefined : peer.do((tr) => tr.join(line.before()));
    }
    case 5:
      return at < to ? peer.do((tr) => tr.addMark(at, to, BOLD)) : undefined;
    case 6: {
      const kind = random.pick(KINDS);
      const attributes = kind === "listItem" ? { ordered: random.chance(0.5), level: random.below(3) } : null;
      return peer.do((tr) => tr.setBlockType(from, from, storySchema.nodes[kind]!, attributes));
    }
    case 7: {
      const picture = storySchema.nodes.picture!.create(
        { picture: `p${random.below(3)}`, alt: words(), crop: null },
        storySchema.text(words()),
      );
      return peer.do((tr) => tr.insert(end + 1, picture));
    }
    case 8: {
      // A line moved elsewhere, as by cut and paste.
      const line = peer.screen.resolve(from);
      const node = line.parent;
      const other = somewhere(peer, random);
      if (other.from <= peer.screen.child(0).nodeSize + peer.screen.child(1).nodeSize) return;
      return peer.do((tr) => {
        tr.insert(other.end + 1, node);
        return tr;
      });
    }
  }
}

/** Seeds of each of these campaigns in every run of the tests. */
const FEW = 40;

function randomStory(random: Random, ...modes: Parameters<typeof storyWith>[1][]) {
  const lines = Array.from({ length: 1 + random.below(6) }, () =>
    Array.from({ length: random.below(9) }, () => random.pick(VOCABULARY)).join(" "),
  );
  const made = storyWith(lines, ...modes);
  made.peers[0]!.binding.stopCapturing();
  return made;
}

function write(peers: readonly Peer[], random: Random, deeds: number): void {
  for (let deed = 0; deed < deeds; deed++) {
    changeAtRandom(random.pick(peers), random);
    if (random.chance(0.6)) exchange(peers);
  }
  exchange(peers);
}

describe("restoring at random", () => {
  test(
    "[V6] nobody else types: the accepted words are the old ones, what comes back is its author's, and undo takes all of it back",
    () => {
      for (const seed of seedsOf("V6", FEW)) {
        const again = toPlayAgain("V6", seed);
        const random = randomFrom(seed);
        const { peers, hands } = randomStory(random, "editing", "suggesting", "editing");
        // The last one writes nothing and restores.
        const [a, writers] = [peers[2]!, peers.slice(0, 2)];
        write(writers, random, random.below(12));
        exchange(peers);
        const version = versionOf(a, hands);
        const authors = writtenIn(a, hands);
        write(writers, random, random.below(30));
        exchange(peers);
        const before = acceptedWords(a.doc, hands);
        a.binding.stopCapturing();
        const { words } = restore(a, version);
        expect(acceptedWords(a.doc, hands), again).toEqual(version.words);
        for (const [at, { author, client }] of writtenIn(a, hands).entries())
          if (client === a.editId) expect(author, again).toBe(authors[at]!.author);
        expect(a.binding.compareAll(), again).toBe(true);
        if (words) a.binding.undo();
        expect(acceptedWords(a.doc, hands), again).toEqual(before);
        exchange(peers);
        for (const peer of peers) expect(peer.screen.eq(a.screen), again).toBe(true);
        for (const peer of peers) peer.destroy();
      }
    },
    PATIENCE,
  );

  test(
    "[V7] suggested at random: nothing changes until it is accepted, then the words are the old ones",
    () => {
      for (const seed of seedsOf("V7", FEW)) {
        const again = toPlayAgain("V7", seed);
        const random = randomFrom(seed);
        const { peers, hands } = randomStory(random, "editing", "editing", "suggesting");
        const [a, b, c] = peers as [Peer, Peer, Peer];
        write([a, b], random, random.below(12));
        exchange(peers);
        const version = versionOf(a, hands);
        write([a, b], random, random.below(30));
        exchange(peers);
        const before = acceptedWords(a.doc, hands);
        restore(c, version);
        expect(acceptedWords(c.doc, hands), again).toEqual(before);
        exchange(peers);
        resolveSuggestions(a.doc, hands, { accept: true });
        exchange(peers);
        expect(acceptedWords(b.doc, hands), again).toEqual(version.words);
        expect(a.screen.eq(c.screen), again).toBe(true);
        for (const peer of peers) peer.destroy();
      }
    },
    PATIENCE,
  );

  test(
    "[V8] others type meanwhile: every character of theirs survives, once, and the rest is the old version",
    () => {
      for (const seed of seedsOf("V8", FEW)) {
        const again = toPlayAgain("V8", seed);
        const random = randomFrom(seed);
        const { peers, hands } = randomStory(random, "editing", "editing", "suggesting");
        const [a, b, c] = peers as [Peer, Peer, Peer];
        write(peers, random, random.below(10));
        const version = versionOf(a, hands);
        write(peers, random, random.below(20));
        const typed: string[] = [];
        for (let i = 0; i < 4; i++) {
          const { from, end } = somewhere(b, random);
          typed.push(String.fromCodePoint(0x2460 + i));
          b.type(typed.at(-1)!, from + random.below(end - from + 1));
        }
        const { from, end } = somewhere(c, random);
        c.type("\u2480", from + random.below(end - from + 1));
        restore(a, version);
        exchange(peers);
        const words = acceptedWords(a.doc, hands);
        const all = [words.headline, words.standfirst, ...words.lines.map(lineText)].join("\n");
        for (const one of typed) expect(all.split(one), again).toHaveLength(2);
        expect(b.screen.textContent.split("\u2480"), again).toHaveLength(2);
        const plain = (text: string) => text.replace(/[\u2460-\u2463]/g, "");
        const then = version.words;
        expect(plain(words.headline), again).toBe(then.headline);
        expect(plain(words.lines.map(lineText).join("")), again).toBe(then.lines.map(lineText).join(""));
        for (const peer of peers) expect(peer.screen.eq(a.screen), again).toBe(true);
        for (const peer of peers) peer.destroy();
      }
    },
    PATIENCE,
  );
});
