import * as Y from "yjs";
import { describe, expect, test } from "vitest";
import { setDetail } from "#lib/document/story/details.ts";
import { factMap, fieldText } from "#lib/document/story/fields.ts";
import type { IdRun } from "#lib/document/story/id-run.ts";
import { makeMarker } from "#lib/document/story/line-marker.ts";
import { refusalOfUpdate } from "#lib/document/testing/judging.ts";
import {
  EDIT,
  SUGGEST,
  CHIEF,
  rights,
  story,
  updateAfter,
  mine,
  fact,
  body,
  firstLine,
  myLine,
  chiefKey,
  type Deed,
} from "#lib/document/testing/guarded-story.ts";

const LEGAL_FOR_ALL: Record<string, Deed> = {
  "types words": (doc) => body(doc).insert(3, "zz"),
  "types in the headline": (doc) => fieldText(doc, "headline").insert(2, "zz"),
  "breaks a line": (doc) => body(doc).insertEmbed(2, makeMarker({ kind: "quote" })),
  "strikes the chief's words": (doc) => fact(doc, "deletions", { ...mine, ids: [[1, 8, 3]] }),
  "suggests bold": (doc) => fact(doc, "formats", { ...mine, mark: "bold", on: true, ids: [[1, 8, 3]] }),
  "suggests a kind": (doc) => fact(doc, "formats", { ...mine, kind: { kind: "quote" }, ids: [[1, 5, 1]] }),
  "formats its own pending words": (doc) =>
    fact(doc, "inline", { ...mine, n: 2, mark: "italic", on: true, ids: [[SUGGEST, 2, 2]] }),
  "deletes its own pending words": (doc) => body(doc).delete(5, 2),
  "deletes its own word in the instant it is accepted": (doc) => body(doc).delete(3, 1),
  "changes its own pending line": (doc) => (myLine(doc) as Y.Map<unknown>).set("kind", "subheading"),
  "deletes its own pending line": (doc) => body(doc).delete(10, 1),
  "copies words with their past": (doc) => {
    const clock = Y.getState(doc.store, doc.clientID);
    body(doc).insert(1, "he");
    fact(doc, "lineage", [[doc.clientID, clock, 2, 1, 6, "copy"]]);
  },
  "pastes from the wire": (doc) => {
    const clock = Y.getState(doc.store, doc.clientID);
    body(doc).insert(1, "wire");
    fact(doc, "wire", { ...mine, item: "pti", version: 1, ids: [[doc.clientID, clock, 4]] });
  },
};

const LEGAL_FOR_EDITORS: Record<string, Deed> = {
  "deletes the chief's words": (doc) => body(doc).delete(1, 3),
  "deletes others' pending words": (doc) => body(doc).delete(3, 4),
  "changes a line": (doc) => firstLine(doc).set("kind", "quote"),
  "makes words bold": (doc) =>
    fact(doc, "inline", { ...mine, n: 2, mark: "bold", on: true, ids: [[1, 8, 3]] }),
  "changes a detail": (doc) => setDetail(doc, "slugline", "new"),
  "takes a detail away": (doc) => setDetail(doc, "slugline", undefined),
  "adds a source": (doc) => doc.getMap("sources").set("pti", { at: 1 }),
  "moves words with their past": (doc) => {
    const clock = Y.getState(doc.store, doc.clientID);
    body(doc).delete(1, 2);
    body(doc).insert(1, "he");
    fact(doc, "lineage", [[doc.clientID, clock, 2, 1, 6, "move"]]);
  },
};

const HOSTILE: Record<string, Deed> = {
  "accepts its own words": (doc) => fact(doc, "accepted", [[SUGGEST, 0, 9]]),
  "overwrites what was accepted": (doc) =>
    factMap(doc, "accepted").set([...factMap(doc, "accepted").keys()][0]!, 1),
  "takes an acceptance away": (doc) =>
    factMap(doc, "accepted").delete([...factMap(doc, "accepted").keys()][0]!),
  "strikes in the chief's name": (doc) => fact(doc, "deletions", { by: "chief", at: 1, ids: [[1, 8, 1]] }),
  "takes the chief's strike away": (doc) => factMap(doc, "deletions").delete(chiefKey(doc, "deletions")),
  "overwrites the chief's strike": (doc) =>
    factMap(doc, "deletions").set(chiefKey(doc, "deletions"), { ...mine, ids: [[1, 8, 1]] }),
  "takes the chief's format away": (doc) => factMap(doc, "inline").delete(chiefKey(doc, "inline")),
  "writes under the chief's key": (doc) =>
    factMap(doc, "deletions").set("1o-a-1", { ...mine, ids: [[1, 8, 1]] }),
  "writes under no key of ours": (doc) =>
    factMap(doc, "deletions").set("mine", { ...mine, ids: [[1, 8, 1]] }),
  "writes a fact that cannot be read": (doc) => fact(doc, "deletions", { ...mine, ids: "all" }),
  "puts words into a fact map": (doc) => fact(doc, "deletions", new Y.Text("x")),
  "writes a detail that is none": (doc) => doc.getMap("details").set("script", "x"),
  "hides a book in a detail": (doc) => doc.getMap("details").set("slugline", "x".repeat(201)),
  "writes a detail of another kind": (doc) => doc.getMap("details").set("place", { x: "x".repeat(9) }),
  "hides a book in an override": (doc) =>
    doc.getMap("details").set("attributionOverride", { line: "x".repeat(501), reason: "r" }),
  "hides more in an override": (doc) =>
    doc.getMap("details").set("attributionOverride", { line: "l", reason: "r", more: "x" }),
  "hides a book in a source": (doc) => doc.getMap("sources").set("pti", { at: 1, more: "x".repeat(999) }),
  "hides a book in a source's id": (doc) => doc.getMap("sources").set("x".repeat(65), { at: 1 }),
  "writes a new root": (doc) => doc.getMap("other").set("a", 1),
  "writes a new root text": (doc) => doc.getText("footnotes").insert(0, "x"),
  "formats the text itself": (doc) => body(doc).format(2, 3, { italic: true }),
  "types with a format": (doc) => body(doc).insert(8, "zz", { bold: true }),
  "embeds an object": (doc) => body(doc).insertEmbed(2, { a: 1 }),
  "embeds a text": (doc) => body(doc).insertEmbed(2, new Y.Text("x")),
  "breaks a line in the headline": (doc) =>
    fieldText(doc, "headline").insertEmbed(1, makeMarker({ kind: "quote" })),
  "puts a text into its own line": (doc) => {
    const marker = new Y.Map<unknown>();
    body(doc).insertEmbed(3, marker);
    marker.set("kind", new Y.Text("x"));
  },
  "writes an unknown key into its own line": (doc) => (myLine(doc) as Y.Map<unknown>).set("script", "x"),
  "gives the chief's words a past": (doc) => fact(doc, "lineage", [[1, 8, 1, SUGGEST, 0, "redo"]]),
  "gives its words the past of other words": (doc) => {
    const clock = Y.getState(doc.store, doc.clientID);
    body(doc).insert(1, "zz");
    fact(doc, "lineage", [[doc.clientID, clock, 2, 1, 6, "copy"]]);
  },
  "says the chief's words are from the wire": (doc) =>
    fact(doc, "wire", { ...mine, item: "pti", version: 1, ids: [[1, 8, 3]] }),
  "counts formats far ahead": (doc) =>
    fact(doc, "inline", { ...mine, n: 1e9, mark: "bold", on: true, ids: [[SUGGEST, 2, 1]] }),
  "writes its own strike anew": (doc) => {
    fact(doc, "deletions", { ...mine, ids: [[1, 8, 1]] });
    const key = [...factMap(doc, "deletions").keys()].at(-1)!;
    factMap(doc, "deletions").set(key, { by: "chief", at: 1, ids: [[1, 8, 1]] });
  },
  "writes over where its words come from": (doc) => {
    const clock = Y.getState(doc.store, doc.clientID);
    body(doc).insert(1, "he");
    fact(doc, "lineage", [[doc.clientID, clock, 2, 1, 6, "copy"]]);
    const key = [...factMap(doc, "lineage").keys()].at(-1)!;
    factMap(doc, "lineage").set(key, [[doc.clientID, clock, 2, 1, 6, "copy"]]);
  },
  "links to a script": (doc) =>
    fact(doc, "inline", {
      ...mine,
      n: 2,
      mark: "link",
      on: { href: "javascript:x" },
      ids: [[SUGGEST, 2, 1]],
    }),
};

const HOSTILE_WHEN_SUGGESTING: Record<string, Deed> = {
  ...LEGAL_FOR_EDITORS,
  "deletes a line of the story": (doc) => body(doc).delete(0, 1),
  "moves its own words": (doc) => {
    const clock = Y.getState(doc.store, doc.clientID);
    body(doc).insert(1, "MINE");
    fact(doc, "lineage", [[doc.clientID, clock, 4, SUGGEST, 0, "move"]]);
  },
  "brings the chief's words back": (doc) => {
    const clock = Y.getState(doc.store, doc.clientID);
    body(doc).insert(1, "he");
    fact(doc, "lineage", [[doc.clientID, clock, 2, 1, 6, "redo"]]);
  },
};
delete HOSTILE_WHEN_SUGGESTING["deletes others' pending words"];

describe("somebody who only suggests", () => {
  test.each(Object.entries(LEGAL_FOR_ALL))("[W17] %s", (_name, deed) => {
    const doc = story();
    expect(refusalOfUpdate(doc, updateAfter(doc, SUGGEST, deed), rights(false))).toBeNull();
  });

  test.each(Object.entries({ ...HOSTILE, ...HOSTILE_WHEN_SUGGESTING }))(
    "[W17] is refused: %s",
    (_name, deed) => {
      const doc = story();
      expect(refusalOfUpdate(doc, updateAfter(doc, SUGGEST, deed), rights(false))).toEqual(
        expect.any(String),
      );
    },
  );

  test("[W17] is refused under an editing id, even their own", () => {
    const doc = story();
    const update = updateAfter(doc, EDIT, LEGAL_FOR_ALL["types words"]!);
    expect(refusalOfUpdate(doc, update, rights(false))).toBe("another-name");
  });

  test.each(["deletions", "formats"] as const)("[W41] says nothing of words to come: %s", (map) => {
    const doc = story();
    const said = { ...mine, mark: "bold", on: true, ids: [[CHIEF, 0, 1_000_000]] };
    const update = updateAfter(doc, SUGGEST, (copy) => fact(copy, map, said));
    expect(refusalOfUpdate(doc, update, rights(false))).toBe("missing-others");
  });

  test("[W41] goes on with its own strike, and takes some of it back, but makes nothing else of it", () => {
    const doc = story();
    const strike = (ids: IdRun[], more: object = {}) =>
      updateAfter(doc, SUGGEST, (copy) => factMap(copy, "deletions").set(key, { ...mine, ids, ...more }));
    Y.applyUpdate(
      doc,
      updateAfter(doc, SUGGEST, (copy) => fact(copy, "deletions", { ...mine, ids: [[1, 8, 1]] })),
    );
    const key = [...factMap(doc, "deletions").keys()].find((one) => one !== chiefKey(doc, "deletions"))!;
    expect(refusalOfUpdate(doc, strike([[1, 8, 3]]), rights(false))).toBeNull();
    expect(refusalOfUpdate(doc, strike([[1, 8, 1]], { at: 2 }), rights(false))).toBe("changed-fact");
  });

  test("[W17] cannot delete words that nobody has written yet", () => {
    const doc = story();
    const ahead = updateAfter(doc, CHIEF, (copy) => body(copy).insert(1, "later"));
    const copy = new Y.Doc();
    Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
    Y.applyUpdate(copy, ahead);
    const known = Y.encodeStateVector(copy);
    body(copy).delete(1, 5);
    expect(refusalOfUpdate(doc, Y.encodeStateAsUpdate(copy, known), rights(false))).toBe("deletes-unwritten");
  });
});

describe("an editor", () => {
  test.each(Object.entries({ ...LEGAL_FOR_ALL, ...LEGAL_FOR_EDITORS }))("[W18] %s", (_name, deed) => {
    const doc = story();
    expect(refusalOfUpdate(doc, updateAfter(doc, EDIT, deed), rights(true))).toBeNull();
  });

  test.each(Object.entries(HOSTILE))("[W18] is refused: %s", (_name, deed) => {
    const doc = story();
    expect(refusalOfUpdate(doc, updateAfter(doc, EDIT, deed), rights(true))).toEqual(expect.any(String));
  });

  test("[W18] cannot write under another person's id, unless giving back what the server lost", () => {
    const doc = story();
    const update = updateAfter(doc, CHIEF, LEGAL_FOR_ALL["types words"]!);
    expect(refusalOfUpdate(doc, update, rights(true))).toBe("another-name");
    expect(refusalOfUpdate(doc, update, { ...rights(true), mayRelay: true })).toBeNull();
  });
});

describe("a reader", () => {
  test.each(Object.entries({ ...LEGAL_FOR_ALL, ...LEGAL_FOR_EDITORS }))(
    "[W19] is refused: %s",
    (_name, deed) => {
      const doc = story();
      expect(refusalOfUpdate(doc, updateAfter(doc, SUGGEST, deed), rights(false, false))).not.toBeNull();
    },
  );

  test("[W20] may say again what the server knows, whatever it claims", () => {
    const doc = story();
    expect(refusalOfUpdate(doc, Y.encodeStateAsUpdate(doc), rights(false, false))).toBeNull();
  });
});
