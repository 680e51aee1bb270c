import { describe, expect, test } from "vitest";
import { copiedWords } from "#lib/document/binding/copied-words.ts";
import { rememberWords } from "#lib/document/binding/remember-words.ts";
import { PASTE_MEMORY } from "#lib/document/binding/story-view.ts";
import { factMap } from "#lib/document/story/fields.ts";
import { totalLength } from "#lib/document/story/id-run.ts";
import { exchange, type Peer } from "#lib/document/testing/peers.ts";
import { bodyText, storyWith } from "#lib/document/testing/stories.ts";

describe("copying", () => {
  test("[W11] struck words and others' pending words are not copied", () => {
    const { peers } = storyWith(["the old bridge is open", "second"], "editing", "suggesting");
    const [a, b] = peers as [Peer, Peer];
    b.erase(b.find("old "), b.find("old ") + 4);
    b.type("wide ", b.find("open"));
    b.do((tr) => tr.join(b.find("second") - 1));
    b.do((tr) => tr.split(b.find("is")));
    exchange(peers);
    const last = a.find("second") + 6;
    a.caret(a.find("the"), last);
    const { slice, ids, text } = copiedWords(a.binding, a.view.state);
    expect(slice.content.textBetween(0, slice.content.size, "|")).toBe("the bridge is opensecond");
    expect(text).toBe("the bridge is opensecond");
    expect(totalLength(ids)).toBe(text.length);
  });

  test("[W9] a cut and paste over several lines keeps every author", () => {
    const { peers, hands } = storyWith(["one two", "three four", "five"], "editing", "editing");
    const [a, b] = peers as [Peer, Peer];
    a.caret(a.find("two"), a.find("four"));
    const { slice, ids, text } = copiedWords(a.binding, a.view.state);
    a.do((tr) => tr.deleteSelection());
    const at = a.find("five") + 4;
    a.do((tr) => tr.replace(at, at, slice).setMeta(PASTE_MEMORY, { lineage: { ids, text, kind: "move" } }));
    exchange(peers);
    expect(bodyText(b.doc, hands)).toEqual(["one four", "fivetwo", "three "]);
    const where = b.find("three");
    for (const [client, clock] of b.binding.idsOf(where, where + 5)) {
      const identity = b.binding.facts.identity(client, clock);
      expect([identity.rootClient, b.binding.facts.author(identity)]).toEqual([1, "base"]);
    }
  });

  test("[W12] words are recognised only in the story they were copied in, as moved once they are cut", () => {
    const { peers } = storyWith(["one two"], "editing");
    const [a] = peers as [Peer];
    const at = a.find("two");
    const words = { story: "story-1", ids: a.binding.idsOf(at, at + 3), text: "two" };
    const here = { story: "story-1", facts: a.binding.facts };
    expect(rememberWords(here, words)?.lineage?.kind).toBe("copy");
    expect(rememberWords({ ...here, story: "story-2" }, words)).toBeNull();
    expect(rememberWords(here, { ...words, ids: [[999, 0, 3]] })).toBeNull();
    a.erase(at, at + 3);
    const moved = rememberWords(here, words);
    expect(moved?.lineage?.kind).toBe("move");
    a.do((tr) => tr.insertText("two", at).setMeta(PASTE_MEMORY, moved));
    expect(rememberWords(here, words)?.lineage?.kind).toBe("copy");
  });

  test("[W9] words that are not the same are given no past", () => {
    const { peers, hands } = storyWith(["one two"], "editing");
    const [a] = peers as [Peer];
    const at = a.find("one");
    const ids = a.binding.idsOf(at, at + 3);
    a.do((tr) =>
      tr.insertText("six", at).setMeta(PASTE_MEMORY, { lineage: { ids, text: "one", kind: "copy" } }),
    );
    expect(factMap(a.doc, "lineage").size).toBe(0);
    expect(bodyText(a.doc, hands)).toEqual(["sixone two"]);
  });

  test("[W10] words from the wire keep their source when they are copied, and words typed among them have none", () => {
    const { peers } = storyWith(["start"], "editing");
    const [a] = peers as [Peer];
    const at = a.find("start");
    a.do((tr) =>
      tr.insertText("wire copy ", at).setMeta(PASTE_MEMORY, { wire: { item: "pti-1", version: 2 } }),
    );
    a.type("typed", at + 3);
    a.caret(at, at + 3);
    const { ids, text } = copiedWords(a.binding, a.view.state);
    const end = a.find("start") + 5;
    a.do((tr) => tr.insertText(text, end).setMeta(PASTE_MEMORY, { lineage: { ids, text, kind: "copy" } }));
    const wireAt = (from: number, to: number) =>
      a.binding
        .idsOf(from, to)
        .map(
          ([client, clock]) => a.binding.facts.wire(a.binding.facts.identity(client, clock))?.item ?? null,
        );
    expect(wireAt(at, at + 3)).toEqual(["pti-1"]);
    expect(wireAt(at + 3, at + 8)).toEqual([null]);
    expect(wireAt(end, end + 3)).toEqual(["pti-1"]);
  });
});
