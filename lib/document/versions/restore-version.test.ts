import { describe, expect, test } from "vitest";
import { acceptedIdentity, acceptedWords } from "#lib/document/story/accepted-words.ts";
import { readDetails, setDetail } from "#lib/document/story/details.ts";
import { addSource, readSources, removeSource } from "#lib/document/story/sources.ts";
import { resolveSuggestions } from "#lib/document/suggestions/resolve.ts";
import { exchange, storySchema, type Peer } from "#lib/document/testing/peers.ts";
import { bodyText, line, sharesOf, storyWith } from "#lib/document/testing/stories.ts";
import { restoreVersion, type RestorableVersion } from "#lib/document/versions/restore-version.ts";
import { WritingWatch } from "#lib/document/versions/writing-now.ts";
import type { Hands } from "#lib/document/story/hands.ts";

const BOLD = storySchema.marks.bold!.create();

const versionOf = (peer: Peer, hands: Hands): RestorableVersion => ({
  words: acceptedWords(peer.doc, hands),
  identity: acceptedIdentity(peer.doc, hands),
  details: readDetails(peer.doc),
  sources: readSources(peer.doc),
});
const restore = (peer: Peer, version: RestorableVersion) => restoreVersion(peer.binding, peer.view, version);

describe("restoring a version", () => {
  test("[V1] words, kinds, formats and pictures are as they were; what did not change keeps its ids", () => {
    const { peers, hands } = storyWith(
      [
        "The council met on Monday.",
        "Nobody came from the hills.",
        { ...line("The river", "picture"), picture: "p1", alt: "A river" },
        "A second round is planned for the spring.",
      ],
      "editing",
    );
    const [a] = peers as [Peer];
    a.do((tr) => tr.addMark(a.find("council"), a.find("council") + 7, BOLD));
    const version = versionOf(a, hands);
    a.binding.stopCapturing();
    a.type("city ", a.find("council"));
    a.do((tr) => tr.removeMark(a.find("council"), a.find("council") + 7, BOLD.type));
    const hills = a.screen.resolve(a.find("Nobody"));
    a.do((tr) => tr.delete(hills.before(), hills.after()));
    const river = a.screen.resolve(a.find("The river")).before();
    a.do((tr) => tr.setNodeMarkup(river, undefined, { picture: "p1", alt: "Brown water", crop: null }));
    a.do((tr) => tr.setNodeMarkup(a.screen.resolve(a.find("A second")).before(), storySchema.nodes.quote!));
    a.type("Bridge opens", 1, 1 + "Bridge reopens".length);
    a.do((tr) => tr.split(a.find("round")));
    const kept = acceptedIdentity(a.doc, hands).body;
    expect(restore(a, version)).toEqual({ words: true, details: false, sources: false, leftBeside: false });
    expect(acceptedWords(a.doc, hands)).toEqual(version.words);
    expect(a.binding.compareAll()).toBe(true);
    // The first line was only mended: its words are still the very ones.
    expect(acceptedIdentity(a.doc, hands).body[0]).toEqual(kept[0]);
    expect(restore(a, version).words).toBe(false);
  });

  test("[V2] it is one step of undo, details and sources included", () => {
    const { peers, hands } = storyWith(["one two three"], "editing", "editing");
    const [a, b] = peers as [Peer, Peer];
    setDetail(a.doc, "byline", "Asha Rao");
    addSource(a.doc, "ani", 1);
    const version = versionOf(a, hands);
    setDetail(a.doc, "byline", "Somebody else");
    setDetail(a.doc, "place", "Leh");
    removeSource(a.doc, "ani");
    addSource(a.doc, "pti", 2);
    a.type("four ", a.find("three"));
    a.binding.stopCapturing();
    const changed = versionOf(a, hands);
    expect(restore(a, version)).toMatchObject({ words: true, details: true, sources: true });
    expect(versionOf(a, hands)).toMatchObject({ details: version.details, sources: ["ani"] });
    b.type("zero ", b.find("one"));
    exchange(peers);
    expect(bodyText(a.doc, hands)).toEqual(["zero one two three"]);
    a.binding.undo();
    exchange(peers);
    expect(bodyText(b.doc, hands)).toEqual(["zero one two four three"]);
    expect(versionOf(b, hands)).toMatchObject({ details: changed.details, sources: ["pti"] });
    a.binding.redo();
    exchange(peers);
    expect(bodyText(b.doc, hands)).toEqual(["zero one two three"]);
    expect(readDetails(b.doc)).toEqual(version.details);
  });

  test("[V3] in Suggesting it becomes suggestions, and details are left alone and said", () => {
    const { peers, hands } = storyWith(["one two three", "The last line stays."], "editing", "suggesting");
    const [a, b] = peers as [Peer, Peer];
    const version = versionOf(a, hands);
    a.type("2", a.find("two"), a.find("two") + 3);
    a.do((tr) => tr.split(a.find("three")));
    setDetail(a.doc, "place", "Leh");
    exchange(peers);
    const now = acceptedWords(a.doc, hands);
    expect(restore(b, version)).toEqual({ words: true, details: false, sources: false, leftBeside: true });
    exchange(peers);
    expect(acceptedWords(a.doc, hands)).toEqual(now);
    resolveSuggestions(a.doc, hands, { accept: true });
    exchange(peers);
    expect(acceptedWords(b.doc, hands)).toEqual(version.words);
    expect(a.screen.eq(b.screen)).toBe(true);
    expect(readDetails(b.doc).place).toBe("Leh");
  });

  test("[V4] words that come back keep their author and their wire source", () => {
    const { peers, hands } = storyWith([""], "editing", "editing", "suggesting");
    const [a, b, c] = peers as [Peer, Peer, Peer];
    a.type("Asha wrote this. ", a.screen.content.size - 2);
    exchange(peers);
    b.type("Vikram wrote that.", b.screen.content.size - 2);
    exchange(peers);
    const version = versionOf(a, hands);
    const shares = sharesOf(a.doc, hands);
    a.erase(a.find("Asha"), a.find("that.") + 5);
    exchange(peers);
    restore(b, version);
    exchange(peers);
    expect(sharesOf(a.doc, hands)).toEqual(shares);
    a.erase(a.find("Asha"), a.find("that.") + 5);
    exchange(peers);
    restore(c, version);
    exchange(peers);
    resolveSuggestions(a.doc, hands, { accept: true });
    exchange(peers);
    expect(sharesOf(b.doc, hands)).toEqual(shares);
  });

  test("[V1] a story that was emptied comes back, and one that was empty is emptied again", () => {
    const { peers, hands } = storyWith(["one", "two"], "editing");
    const [a] = peers as [Peer];
    const full = versionOf(a, hands);
    a.do((tr) => tr.delete(0, tr.doc.content.size));
    const empty = versionOf(a, hands);
    restore(a, full);
    expect(acceptedWords(a.doc, hands)).toEqual(full.words);
    restore(a, empty);
    expect(acceptedWords(a.doc, hands)).toEqual(empty.words);
  });

  test("[V8] what a colleague is in the midst of writing is left whole; what they wrote before is not", () => {
    const { peers, hands } = storyWith(["The council met.", "Nobody came."], "editing", "editing");
    const [a, b] = peers as [Peer, Peer];
    let now = 0;
    const watch = new WritingWatch(a.doc, () => now);
    const version = versionOf(a, hands);
    b.type("Long ago. ", b.find("Nobody"));
    exchange(peers);
    now = 60_000;
    for (const letter of "Rain fell. ") {
      b.type(letter, b.find("Nobody"));
      exchange(peers);
      now += 4_000;
    }
    a.type("Mine. ", a.find("The"));
    // Decided on before the last letter came.
    const moment = watch.moment() - 4_001;
    restoreVersion(a.binding, a.view, version, watch.writing(moment));
    exchange(peers);
    expect(bodyText(b.doc, hands)).toEqual(["The council met.", "Rain fell. Nobody came."]);
    expect(sharesOf(b.doc, hands).map(({ person }) => person)).toEqual(["base", b.person]);
    expect(watch.writing(watch.moment()).size).toBe(0);
    watch.destroy();
  });

  test("[V5] who only reads changes nothing", () => {
    const { peers, hands } = storyWith(["one"], "editing", "reading");
    const [a, b] = peers as [Peer, Peer];
    const version = versionOf(a, hands);
    a.type("x", a.find("one"));
    exchange(peers);
    expect(restore(b, version)).toMatchObject({ words: false, details: false });
    expect(bodyText(b.doc, hands)).toEqual(["xone"]);
  });
});
