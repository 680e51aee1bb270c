import * as Y from "yjs";
import { describe, expect, test } from "vitest";
import { fieldText } from "#lib/document/story/fields.ts";
import { exchange, type Peer } from "#lib/document/testing/peers.ts";
import { storyWith } from "#lib/document/testing/stories.ts";
import { newSince, readSeen, seenNow, withOwnDeletions } from "#lib/document/versions/since-read.ts";

const words = (peer: Peer, seen: ReturnType<typeof readSeen>) =>
  newSince(peer.binding.facts, seen, peer.person).map(({ kind, field, index, length }) =>
    kind === "removed"
      ? `-${length}`
      : `${kind === "struck" ? "~" : "+"}${fieldText(peer.doc, field)
          .toString()
          .slice(index - lineMarks(peer, field, index), index - lineMarks(peer, field, index) + length)}`,
  );
/** Markers take an index in the text and no character in its string. */
const lineMarks = (peer: Peer, field: "headline" | "standfirst" | "body", index: number): number => {
  let [at, marks] = [0, 0];
  for (const { insert } of fieldText(peer.doc, field).toDelta() as { insert: unknown }[]) {
    if (at >= index) break;
    if (typeof insert === "string") at += insert.length;
    else {
      at += 1;
      marks += 1;
    }
  }
  return marks;
};
const readNow = (peer: Peer) => readSeen(seenNow(peer.doc));

describe("what is new since one last read a story", () => {
  test("[V14] new words of others are new, one's own are not, and nothing is new after reading", () => {
    const { peers } = storyWith(["The council met on Monday."], "editing", "editing");
    const [a, b] = peers as [Peer, Peer];
    const seen = readNow(a);
    expect(words(a, seen)).toEqual([]);
    b.type("city ", b.find("council"));
    b.type("Big ", 1);
    a.type("old ", a.find("council"));
    exchange(peers);
    expect(words(a, seen).sort()).toEqual(["+Big ", "+city "]);
    // It stays so while others type before it and inside it.
    b.type("!", b.find("city") + 2);
    exchange(peers);
    expect(words(a, seen).sort()).toEqual(["+Big ", "+ci!ty "]);
    expect(words(a, readNow(a))).toEqual([]);
  });

  test("[V14] what was taken out is marked where it stood; what only moved or came back is not new", () => {
    const { peers } = storyWith(["One two three four."], "editing", "editing");
    const [a, b] = peers as [Peer, Peer];
    const seen = readNow(a);
    b.erase(b.find("two"), b.find("three"));
    exchange(peers);
    expect(words(a, seen)).toEqual(["-4"]);
    b.binding.undo();
    exchange(peers);
    expect(words(a, seen)).toEqual([]);
    b.type("new", b.find("four"));
    b.erase(b.find("new"), b.find("new") + 3);
    exchange(peers);
    expect(words(a, seen)).toEqual([]);
  });

  test("[V14] one's own cuts are no news, and a new strike is", () => {
    const { peers } = storyWith(["One two three four."], "editing", "suggesting");
    const [a, b] = peers as [Peer, Peer];
    let seen = readNow(a);
    a.doc.on("afterTransaction", (transaction: Y.Transaction) => {
      if (transaction.local) seen = withOwnDeletions(seen, transaction.deleteSet);
    });
    a.erase(a.find("One"), a.find("two"));
    exchange(peers);
    b.erase(b.find("three"), b.find("four"));
    exchange(peers);
    expect(words(a, seen)).toEqual(["~three "]);
  });

  test("[V14] a mark never holds what had not yet arrived", () => {
    const { peers } = storyWith(["One."], "editing", "editing");
    const [a, b] = peers as [Peer, Peer];
    const reached = Y.decodeStateVector(Y.encodeStateVector(a.doc));
    b.type("Two. ", b.find("One"));
    // Taken from the server's document, which knows more than the reader's window.
    const seen = readSeen(seenNow(b.doc, reached));
    exchange(peers);
    expect(words(a, seen)).toEqual(["+Two. "]);
  });
});
