import * as Y from "yjs";
import { describe, expect, test } from "vitest";
import { Facts } from "#lib/document/story/facts.ts";
import { fieldText } from "#lib/document/story/fields.ts";
import type { Line } from "#lib/document/story/words.ts";
import { exchange, storySchema, type Peer } from "#lib/document/testing/peers.ts";
import { line, storyWith } from "#lib/document/testing/stories.ts";
import {
  newSince,
  readSeen,
  seenNow,
  withOwnDeletions,
  type Seen,
} from "#lib/document/versions/since-read.ts";

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

  const told = ({ binding, person }: { binding: { facts: Facts }; person: string }, seen: Seen) =>
    newSince(binding.facts, seen, person).map(({ kind, what, change, length, lines }) =>
      [kind, what, ...(change ? [change] : []), ...(kind === "removed" ? [length, lines] : [])].join(" "),
    );
  const picture: Line = { ...line("A river", "picture"), picture: "p", alt: "Water" };

  test("[V19] new pictures and line breaks are new, and named so; a new line with new words is told by those", () => {
    const { peers } = storyWith(["One two", "Three"], "editing", "editing");
    const [a, b] = peers as [Peer, Peer];
    const seen = readNow(a);
    b.do((tr) => tr.split(b.find("two")));
    exchange(peers);
    expect(told(a, seen)).toEqual(["added line"]);
    b.do((tr) => tr.split(b.find("Three") + 5).insertText("Four", b.find("Three") + 7));
    exchange(peers);
    expect(told(a, seen)).toEqual(["added line", "added words"]);
    const node = storySchema.nodes.picture!.create({ picture: "p", alt: "" });
    b.do((tr) => tr.insert(b.find("Three") - 1, node));
    exchange(peers);
    expect(told(a, seen)).toEqual(["added line", "added picture", "added words"]);
    expect(told(b, readNow(b))).toEqual([]);
  });

  test("[V19] what was taken out is told in characters, and in lines", () => {
    const { peers, hands } = storyWith(["One two", "Three", picture, "Four"], "editing", "editing");
    const [a, b] = peers as [Peer, Peer];
    const seen = readNow(a);
    b.do((tr) => tr.join(b.find("Three") - 1));
    exchange(peers);
    expect(told(a, seen)).toEqual(["removed line 0 1"]);
    b.erase(b.find("two"), b.find("two") + 3);
    b.do((tr) => tr.delete(b.find("A river") - 1, b.find("A river") + 8));
    exchange(peers);
    expect(told(a, seen)).toEqual(["removed words 3 1", "removed words 7 1"]);
    // Also when the words are read anew from what is kept, which has forgotten what stood there.
    const again = new Y.Doc();
    Y.applyUpdate(again, Y.encodeStateAsUpdate(a.doc));
    const read = { binding: { facts: new Facts(again, hands) }, person: a.person };
    expect(told(read, seen)).toEqual(["removed words 3 1", "removed words 7 1"]);
  });

  test("[V19] another look, kind or alt text by somebody else is new; one's own, and what is as it was, is not", () => {
    const { peers } = storyWith(["One two three", "Four", picture], "editing", "editing", "suggesting");
    const [a, b, c] = peers as [Peer, Peer, Peer];
    const bold = storySchema.marks.bold!.create();
    const make = (peer: Peer, words: string) => peer.find(words);
    b.do((tr) => tr.addMark(make(b, "three"), make(b, "three") + 5, bold));
    exchange(peers);
    const seen = readNow(a);
    b.do((tr) => tr.addMark(make(b, "two"), make(b, "two") + 3, bold));
    b.do((tr) => tr.setBlockType(make(b, "Four"), make(b, "Four"), storySchema.nodes.quote!));
    b.do((tr) => tr.setNodeAttribute(make(b, "A river") - 1, "alt", "A brown river"));
    a.do((tr) => tr.addMark(make(a, "One"), make(a, "One") + 3, bold));
    exchange(peers);
    expect(told(a, seen)).toEqual([
      "changed words Look changed",
      "changed line Kind of line changed",
      "changed picture Alt text changed",
    ]);
    b.do((tr) => tr.removeMark(make(b, "two"), make(b, "two") + 3, storySchema.marks.bold!));
    c.do((tr) => tr.addMark(make(c, "three"), make(c, "three") + 5, storySchema.marks.italic!.create()));
    exchange(peers);
    expect(told(a, seen)).toEqual([
      "changed words Another look suggested",
      "changed line Kind of line changed",
      "changed picture Alt text changed",
    ]);
  });
});
