import * as Y from "yjs";
import { describe, expect, test } from "vitest";
import { projectStory } from "#lib/document/binding/line-projection.ts";
import { acceptedIdentity, acceptedWords } from "#lib/document/story/accepted-words.ts";
import { readDetails, setDetail } from "#lib/document/story/details.ts";
import { Facts } from "#lib/document/story/facts.ts";
import { FACT_MAPS, factMap } from "#lib/document/story/fields.ts";
import type { Hand } from "#lib/document/story/hands.ts";
import { newStoryUpdate } from "#lib/document/story/new-story.ts";
import { addSource, readSources, removeSource } from "#lib/document/story/sources.ts";
import type { StoryWords } from "#lib/document/story/words.ts";
import { suggestionCards } from "#lib/document/suggestions/cards.ts";
import { keepOneLivingCopy } from "#lib/document/suggestions/living-copies.ts";
import { resolveSuggestions } from "#lib/document/suggestions/resolve.ts";
import { storySchema } from "#lib/document/testing/peers.ts";
import { randomFrom, type Random } from "#lib/document/testing/random.ts";
import { bodyText, storyWith } from "#lib/document/testing/stories.ts";

const NOBODY = new Map<number, Hand>();

function opened(update: Uint8Array): Y.Doc {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, update);
  return doc;
}

describe("accepted words", () => {
  test("[W1] a suggestion changes nothing until it is accepted", () => {
    const { peers, hands } = storyWith(["The bridge is open."], "suggesting");
    const [writer] = peers;
    writer!.type("old ", writer!.find("bridge"));
    writer!.erase(writer!.find(" open"), writer!.find(" open") + 5);
    writer!.do((tr) =>
      tr.addMark(writer!.find("The"), writer!.find("The") + 3, storySchema.marks.bold!.create()),
    );
    expect(writer!.screen.textContent).toContain("old bridge is open.");
    expect(acceptedWords(writer!.doc, hands).lines).toEqual([
      { kind: "paragraph", runs: [{ text: "The bridge is open." }] },
    ]);
    resolveSuggestions(writer!.doc, hands, { accept: true });
    expect(acceptedWords(writer!.doc, hands).lines).toEqual([
      { kind: "paragraph", runs: [{ text: "The", bold: true }, { text: " old bridge is." }] },
    ]);
  });

  test("[W3] a new story has a first marker, and an empty body is one empty paragraph", () => {
    const doc = opened(newStoryUpdate());
    expect(doc.getText("body").length).toBe(1);
    expect(acceptedWords(doc, NOBODY)).toEqual({
      headline: "",
      standfirst: "",
      lines: [{ kind: "paragraph", runs: [] }],
    });
    expect(acceptedWords(new Y.Doc(), NOBODY).lines).toEqual([{ kind: "paragraph", runs: [] }]);
  });

  test("[W3] a story made of words reads as those words", () => {
    const words: StoryWords = {
      headline: "Bridge reopens",
      standfirst: "After nine months",
      lines: [
        { kind: "subheading", runs: [{ text: "Traffic" }] },
        {
          kind: "paragraph",
          runs: [{ text: "a " }, { text: "b", bold: true, italic: true }, { text: " c" }],
        },
        { kind: "paragraph", runs: [{ text: "see", link: "https://example.org/" }] },
        { kind: "listItem", ordered: true, level: 2, runs: [{ text: "one" }] },
        {
          kind: "picture",
          picture: "p-1",
          alt: "A bridge",
          crop: { x: 0, y: 0.25, width: 1, height: 0.5 },
          runs: [{ text: "The bridge" }],
        },
        { kind: "quote", runs: [{ text: "“Yes”" }] },
      ],
    };
    const doc = opened(newStoryUpdate({ words, clientId: 7 }));
    expect(acceptedWords(doc, NOBODY)).toEqual(words);
    const identity = acceptedIdentity(doc, NOBODY);
    expect(identity.headline).toEqual([[7, 0, words.headline.length]]);
  });

  test("[W3] an address that is not http(s) or mailto is no link", () => {
    const lines = [{ kind: "paragraph" as const, runs: [{ text: "x", link: "javascript:alert(1)" }] }];
    const doc = opened(newStoryUpdate({ words: { headline: "", standfirst: "", lines } }));
    factMap(doc, "inline").set("a-1-1", {
      by: "x",
      at: 0,
      n: 9,
      mark: "link",
      on: { href: "javascript:1" },
      ids: [[doc.clientID, 0, 9]],
    });
    expect(acceptedWords(doc, NOBODY).lines[0]!.runs).toEqual([{ text: "x" }]);
  });

  test("[W9] the identity of accepted words stays when they are cut and pasted", () => {
    const { peers, hands } = storyWith(["one two"], "editing");
    const [editor] = peers;
    const before = acceptedIdentity(editor!.doc, hands).body;
    const at = editor!.find("two");
    const ids = editor!.binding.idsOf(at, at + 3);
    editor!.erase(at, at + 3);
    editor!.do((tr) => tr.insertText("two", at).setMeta("story:paste", { lineage: { ids, kind: "move" } }));
    expect(bodyText(editor!.doc, hands)).toEqual(["one two"]);
    expect(acceptedIdentity(editor!.doc, hands).body).toEqual(before);
  });
});

const garbage = (random: Random): unknown => {
  const values: unknown[] = [
    ...[
      null,
      true,
      -1,
      1.5,
      Number.NaN,
      "",
      "kind",
      [],
      [[1, 2]],
      [["a", "b", "c"]],
      [[1, -5, 3]],
      [[1, 0, 1e12]],
    ],
    ...[{}, { ids: "no" }, { ids: [[1, 0, 5]] }, { ids: [[1, 0, 5]], mark: "bold", on: "yes", n: "many" }],
    ...[
      { ids: [[1, 0, 9]], mark: "bold", on: true, n: 3, by: 4 },
      { ids: [[1, 3, 2]], kind: { kind: 7, level: [] } },
    ],
    ...[[[1, 0, 3, 1, 0, "redo"]], [[1, 0, 4, 1, 1, "redo"]], [[1, 2, 4, 1, 0, "move"]], [[1, 0, 1, 1, 2]]],
    ...[
      {
        rejected: [
          [1, 2],
          ["k", [[1, 0, 2]]],
        ],
      },
      { item: 5, ids: [[1, 0, 2]] },
      { item: "w", ids: [[1, 0, 2]] },
    ],
  ];
  return random.pick(values);
};

/** Writes nonsense all over a story. */
function spoil(doc: Y.Doc, random: Random): void {
  const body = doc.getText("body");
  const at = () => random.below(body.length + 1);
  const embeds = [
    () => new Y.Array(),
    () => new Y.Text("in"),
    () => new Y.XmlElement("p"),
    () => ({ picture: 1 }),
  ];
  for (let i = 0; i < 12; i++) {
    const deed = random.below(8);
    if (deed === 0) body.insertEmbed(at(), random.pick(embeds)() as Y.Array<unknown>);
    else if (deed === 1) {
      const marker = new Y.Map<unknown>();
      for (const key of ["kind", "level", "ordered", "picture", "crop", "odd"])
        marker.set(key, garbage(random));
      body.insertEmbed(at(), marker);
    } else if (deed === 2 && body.length > 0) body.delete(random.below(body.length), 1);
    else if (deed === 3) body.insert(at(), "words\n", { bold: garbage(random) as object, odd: 1 });
    else if (deed === 4) doc.getText("headline").insertEmbed(0, { odd: garbage(random) } as object);
    else if (deed === 5)
      doc.getMap("details").set(random.pick(["slugline", "length", "attributionOverride"]), garbage(random));
    else if (deed === 6) doc.getMap("sources").set(`source-${i}`, garbage(random));
    else factMap(doc, random.pick(FACT_MAPS)).set(`key-${i}`, garbage(random));
  }
}

describe("whatever stands in the shared types", () => {
  test.each(Array.from({ length: 60 }, (_, seed) => seed))("[W2] reads as a sound story (%i)", (seed) => {
    const doc = opened(
      newStoryUpdate({
        clientId: 1,
        words: {
          headline: "Head",
          standfirst: "",
          lines: [{ kind: "quote", runs: [{ text: "Once upon" }] }],
        },
      }),
    );
    doc.clientID = 1;
    doc.transact(() => spoil(doc, randomFrom(seed)));
    const before = Y.encodeStateVector(doc);
    const hands = new Map([[1, { person: "a", suggesting: seed % 2 === 0 }]]);
    const screen = projectStory(storySchema, new Facts(doc, hands));
    screen.check();
    expect(screen.childCount).toBe(3);
    const words = acceptedWords(doc, hands);
    expect(words.lines.length).toBeGreaterThan(0);
    expect(
      projectStory(storySchema, new Facts(opened(newStoryUpdate({ words })), NOBODY)).child(2).childCount,
    ).toBe(words.lines.length);
    acceptedIdentity(doc, hands);
    suggestionCards(doc, hands);
    readDetails(doc);
    readSources(doc);
    expect(Y.encodeStateVector(doc)).toEqual(before);
    keepOneLivingCopy(new Facts(doc, hands));
    resolveSuggestions(doc, hands, { accept: seed % 3 === 0 });
    expect(suggestionCards(doc, hands)).toEqual([]);
  });

  test("[W2] an unknown kind is a paragraph and an unknown attribute is ignored", () => {
    const doc = opened(newStoryUpdate());
    const marker = new Y.Map<unknown>();
    marker.set("kind", "marquee");
    marker.set("blink", true);
    doc.getText("body").insertEmbed(1, marker);
    doc.getText("body").insertEmbed(2, { widget: true });
    expect(acceptedWords(doc, NOBODY).lines[1]).toEqual({ kind: "paragraph", runs: [{ text: "\uFFFC" }] });
  });
});

describe("details and sources", () => {
  test("[W27] details of the wrong kind are left out and long ones are cut", () => {
    const doc = new Y.Doc();
    setDetail(doc, "slugline", "x".repeat(900));
    setDetail(doc, "length", 600);
    setDetail(doc, "attributionOverride", { line: "With agencies", reason: "asked for" });
    doc.getMap("details").set("place", 7);
    doc.getMap("details").set("unknown", "x");
    expect(readDetails(doc)).toEqual({
      slugline: "x".repeat(200),
      length: 600,
      attributionOverride: { line: "With agencies", reason: "asked for" },
    });
    setDetail(doc, "slugline", "");
    expect(readDetails(doc).slugline).toBeUndefined();
  });

  test("[W28] sources keep the order they were added in, each once", () => {
    const doc = new Y.Doc();
    addSource(doc, "pti", 2);
    addSource(doc, "ani", 1);
    addSource(doc, "pti", 0);
    expect(readSources(doc)).toEqual(["ani", "pti"]);
    removeSource(doc, "ani");
    expect(readSources(doc)).toEqual(["pti"]);
  });
});
