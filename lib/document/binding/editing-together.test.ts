import * as Y from "yjs";
import { Fragment, Slice } from "@tiptap/pm/model";
import { NodeSelection, TextSelection } from "@tiptap/pm/state";
import { describe, expect, test } from "vitest";
import { eraseAcrossFields } from "#lib/document/binding/across-fields.ts";
import { acceptedIdentity, acceptedWords } from "#lib/document/story/accepted-words.ts";
import { FIELDS, factMap, fieldText } from "#lib/document/story/fields.ts";
import { resolveSuggestions } from "#lib/document/suggestions/resolve.ts";
import { exchange, storySchema, type Peer } from "#lib/document/testing/peers.ts";
import { bodyText, line, storyWith } from "#lib/document/testing/stories.ts";

const { paragraph } = storySchema.nodes;
const { picture } = storySchema.nodes;
const bold = storySchema.marks.bold!.create();
/** How many items a document has ever held: what a change writes, and nothing besides. */
const written = (doc: Y.Doc): number =>
  [...doc.store.clients.keys()].reduce((sum, id) => sum + Y.getState(doc.store, id), 0);

describe("editing together", () => {
  test("[W5] a split writes one marker and a join deletes one", () => {
    const { peers, hands } = storyWith(["one two"], "editing", "editing");
    const [a, b] = peers as [Peer, Peer];
    const before = written(a.doc);
    a.do((tr) => tr.split(a.find("two")));
    // The marker and its one key.
    expect(written(a.doc) - before).toBe(2);
    b.type("and ", b.find("two"));
    exchange(peers);
    expect(bodyText(a.doc, hands)).toEqual(["one ", "and two"]);
    const joined = written(a.doc);
    a.do((tr) => tr.join(a.find("and two") - 1));
    b.type("three ", b.find("and"));
    exchange(peers);
    expect(written(a.doc) - joined).toBe("three ".length);
    expect(bodyText(b.doc, hands)).toEqual(["one three and two"]);
  });

  test("[W8] two people who format side by side format only what they meant", () => {
    const { peers, hands } = storyWith(["abcdef"], "editing", "editing");
    const [a, b] = peers as [Peer, Peer];
    a.do((tr) => tr.addMark(a.find("ab"), a.find("ab") + 3, bold));
    b.do((tr) =>
      tr.addMark(b.find("cd"), b.find("cd") + 2, bold).removeMark(b.find("c"), b.find("c") + 1, bold),
    );
    b.type("XY", b.find("ef") + 1);
    exchange(peers);
    const [runs] = acceptedWords(a.doc, hands).lines.map((one) => one.runs);
    expect(
      runs!
        .filter((run) => !run.bold)
        .map((run) => run.text)
        .join(""),
    ).toContain("eXYf");
    expect(acceptedWords(b.doc, hands)).toEqual(acceptedWords(a.doc, hands));
  });

  test("[W8] typing on in bold lengthens one fact", () => {
    const { peers, hands } = storyWith([""], "editing");
    const [a] = peers as [Peer];
    const start = a.screen.content.size - 2;
    for (let i = 0; i < 6; i++) a.do((tr) => tr.insert(start + i, storySchema.text("x", [bold])));
    expect(factMap(a.doc, "inline").size).toBe(1);
    expect(acceptedWords(a.doc, hands).lines[0]!.runs).toEqual([{ text: "xxxxxx", bold: true }]);
    a.binding.undo();
    expect(bodyText(a.doc, hands)).toEqual([""]);
    expect(factMap(a.doc, "inline").size).toBe(0);
  });

  test("[W24] changing a line's kind is one register, and a picture's caption is its text", () => {
    const { peers, hands } = storyWith(
      ["one", { ...line("The bridge", "picture"), picture: "p" }],
      "editing",
      "editing",
    );
    const [a, b] = peers as [Peer, Peer];
    const inside = a.find("one");
    a.do((tr) => tr.setBlockType(inside, inside, storySchema.nodes.listItem!, { ordered: true, level: 1 }));
    b.do((tr) => tr.setBlockType(inside, inside, storySchema.nodes.quote!));
    b.type("old ", b.find("bridge"));
    const at = a.screen.resolve(a.find("The bridge")).before();
    a.do((tr) => tr.setNodeAttribute(at, "alt", "A bridge at dawn"));
    exchange(peers);
    const lines = acceptedWords(a.doc, hands).lines;
    expect(["listItem", "quote"]).toContain(lines[0]!.kind);
    expect(lines[1]).toEqual({
      kind: "picture",
      picture: "p",
      alt: "A bridge at dawn",
      runs: [{ text: "The old bridge" }],
    });
    expect(a.screen.eq(b.screen)).toBe(true);
  });

  test("[W23] erasing or replacing half an emoji takes the whole of it", () => {
    const { peers, hands } = storyWith(["a😀b👍🏽c"], "editing", "editing");
    const [a, b] = peers as [Peer, Peer];
    a.erase(a.find("😀"), a.find("😀") + 1);
    expect(bodyText(a.doc, hands)).toEqual(["ab👍🏽c"]);
    const thumb = a.find("👍");
    // As a browser reports that the skin tone was exchanged: only the low surrogate differs.
    a.type("\uDFFE", thumb + 3, thumb + 4);
    exchange(peers);
    expect(bodyText(b.doc, hands)[0]!.isWellFormed()).toBe(true);
    expect(bodyText(b.doc, hands)).toEqual(["ab👍🏾c"]);
    a.type("x", thumb + 1);
    exchange(peers);
    expect(bodyText(b.doc, hands)).toEqual(["ab👍x🏾c"]);
    expect(a.screen.eq(b.screen)).toBe(true);
  });

  test("[W29] erasing from the headline into the body leaves every other word as it is", () => {
    const { peers, hands } = storyWith(["first words", "second words"], "editing");
    const [a] = peers as [Peer];
    const kept = acceptedIdentity(a.doc, hands).body.at(-1);
    const selection = TextSelection.create(a.screen, a.find("reopens"), a.find("words"));
    a.do((tr) => eraseAcrossFields(tr.setSelection(selection)));
    const words = acceptedWords(a.doc, hands);
    expect([words.headline, words.standfirst, ...bodyText(a.doc, hands)]).toEqual([
      "Bridge ",
      "",
      "words",
      "second words",
    ]);
    expect(acceptedIdentity(a.doc, hands).body.at(-1)![0]).toBe(kept![0]);
  });

  test("[W29] the whole story can be selected and erased", () => {
    const { peers, hands } = storyWith(["one", "two"], "editing", "editing");
    const [a, b] = peers as [Peer, Peer];
    b.type("!", b.find("two") + 3);
    a.do((tr) => tr.delete(0, tr.doc.content.size));
    exchange(peers);
    expect(FIELDS.map((field) => fieldText(a.doc, field).toString())).toEqual(["", "", "!"]);
    expect(bodyText(b.doc, hands)).toEqual(["!"]);
    expect(a.screen.eq(b.screen)).toBe(true);
  });

  test("[W29] a repaint is counted and makes the screen like the texts again", () => {
    const { peers } = storyWith(["one"], "editing");
    const [a] = peers as [Peer];
    a.view.state = a.view.state.apply(a.view.state.tr.insertText("wrong", a.find("one")));
    expect(a.binding.compareAll()).toBe(false);
    expect(a.screen.textContent).not.toContain("wrong");
    expect(a.binding.compareAll()).toBe(true);
  });

  test("[W19] a reader's browser writes nothing", () => {
    const { peers } = storyWith(["one"], "reading");
    const [reader] = peers as [Peer];
    const before = written(reader.doc);
    reader.type("x", reader.find("one"));
    expect(reader.binding.undo()).toBe(false);
    expect(written(reader.doc)).toBe(before);
    expect(reader.screen.textContent).not.toContain("x");
  });
});

test("[W24] a picture line goes after the line with the caret and can be taken away again", () => {
  const { peers, hands } = storyWith(["one", "two"], "suggesting", "editing");
  const [a, b] = peers as [Peer, Peer];
  const node = picture!.create({ picture: "p", alt: "", crop: null }, storySchema.text("caption"));
  a.do((tr) => tr.insert(a.find("two") - 1, node));
  exchange(peers);
  expect(bodyText(b.doc, hands)).toEqual(["one", "two"]);
  resolveSuggestions(b.doc, hands, { accept: true });
  exchange(peers);
  expect(acceptedWords(a.doc, hands).lines[1]).toEqual({
    kind: "picture",
    picture: "p",
    runs: [{ text: "caption" }],
  });
  const at = b.screen.resolve(b.find("caption")).before();
  b.do((tr) => tr.setSelection(NodeSelection.create(tr.doc, at)).deleteSelection());
  exchange(peers);
  expect(bodyText(a.doc, hands)).toEqual(["one", "two"]);
  expect(a.screen.eq(b.screen)).toBe(true);
});

test("[W5] pasted lines join the lines they are pasted into", () => {
  const { peers, hands } = storyWith(["ab"], "editing");
  const [a] = peers as [Peer];
  const lines = ["1", "2", "3"].map((text) => paragraph!.create(null, storySchema.text(text)));
  a.do((tr) => tr.replace(a.find("b"), a.find("b"), new Slice(Fragment.from(lines), 1, 1)));
  expect(bodyText(a.doc, hands)).toEqual(["a1", "2", "3b"]);
});

test("[W26] a keystroke in a story of 5,000 words works out its own line, and not the story", () => {
  const words = Array.from({ length: 100 }, (_, i) => `Paragraph ${i} ${"word ".repeat(48)}`);
  const { peers } = storyWith(words, "editing", "suggesting");
  const [a, b] = peers as [Peer, Peer];
  for (let i = 0; i < 150; i++) {
    const at = b.find(`Paragraph ${(i * 7) % 100} `);
    if (i % 2 === 0) b.type("new ", at + 14);
    else b.erase(at + 20, at + 24);
    b.binding.stopCapturing();
  }
  exchange(peers);
  const { decorations } = a.binding.screen;
  decorations.draw(a.screen);
  const before = decorations.linesRead;
  let at = a.find("Paragraph 50 ") + 20;
  for (let i = 0; i < 200; i++) {
    a.type("x", at++);
    decorations.draw(a.screen);
  }
  expect(decorations.linesRead - before).toBe(200);
  expect(a.binding.stats).toMatchObject({ repaints: 0, localRepaints: 0 });
});
