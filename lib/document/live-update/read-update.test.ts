import * as encoding from "lib0/encoding";
import { describe, expect, test } from "vitest";
import * as Y from "yjs";
import { applyNewPart, encodeNewPart, isResend, newPartOf } from "#lib/document/live-update/new-part.ts";
import { readUpdate } from "#lib/document/live-update/read-update.ts";
import { UnreadableUpdate } from "#lib/document/live-update/strict-decoder.ts";
import { story } from "#lib/document/testing/guarded-story.ts";
import {
  collected,
  entry,
  gone,
  item,
  marker,
  rawUpdate,
  skipped,
  subDocument,
  text,
  type RawStruct,
} from "#lib/document/testing/raw-update.ts";

const ME = 9;
const one = (...structs: RawStruct[]) => rawUpdate([{ client: ME, clock: 0, structs }]);
const deep = (depth: number): unknown => (depth === 0 ? 1 : [deep(depth - 1)]);

const HOSTILE: Record<string, [bytes: Uint8Array, code: string]> = {
  "no bytes at all": [new Uint8Array(0), "unreadable"],
  "bytes after the end": [new Uint8Array([...one(text("a")), 0]), "unreadable"],
  "a client with two blocks": [
    rawUpdate([
      { client: ME, clock: 0, structs: [text("a")] },
      { client: ME, clock: 0, structs: [text("b")] },
    ]),
    "unreadable",
  ],
  "a client whose second block goes on": [
    rawUpdate([
      { client: ME, clock: 0, structs: [text("a")] },
      { client: ME, clock: 1, structs: [text("b")] },
    ]),
    "unreadable",
  ],
  "an empty block": [rawUpdate([{ client: ME, clock: 0, structs: [] }]), "unreadable"],
  "lengths that add up beyond 2^53": [one(collected(2 ** 56), collected(2 ** 55)), "unreadable"],
  "a clock beyond 2^31": [rawUpdate([{ client: ME, clock: 2 ** 31, structs: [text("a")] }]), "unreadable"],
  "a length that reaches beyond 2^31": [
    rawUpdate([{ client: ME, clock: 2 ** 31 - 5, structs: [gone(10)] }]),
    "unreadable",
  ],
  "a collected run of billions": [one(collected(2 ** 30)), "unreadable"],
  "a deleted run of billions": [one(gone(2 ** 30)), "unreadable"],
  "a run of no length": [one(collected(0)), "unreadable"],
  "a text of no length": [one(text("")), "unreadable"],
  "a skip of no length": [one(skipped(0)), "unreadable"],
  "a client id beyond 2^53": [rawUpdate([{ client: 2 ** 60, clock: 0, structs: [text("a")] }]), "unreadable"],
  "an item that follows a later one": [one(text("a", { origin: [ME, 1] }), text("b")), "unreadable"],
  "an item that follows itself": [one(text("a", { rightOrigin: [ME, 0] })), "unreadable"],
  "an item inside a later one": [
    one(
      item({ parent: [ME, 1], key: "kind" }, 8, () => undefined),
      marker(),
    ),
    "unreadable",
  ],
  "an unknown root": [one(text("a", { parent: "footnotes" })), "outside-story"],
  "a document in the document": [one(subDocument()), "not-words"],
  "an embedded object": [one(item({}, 5, (e) => encoding.writeVarString(e, "{}"))), "not-words"],
  "a format item": [
    one(
      item({}, 6, (e) => {
        encoding.writeVarString(e, "bold");
        encoding.writeVarString(e, "true");
      }),
    ),
    "not-words",
  ],
  "raw bytes": [one(item({}, 3, (e) => encoding.writeVarUint8Array(e, new Uint8Array(3)))), "not-words"],
  "old JSON": [one(item({}, 2, (e) => encoding.writeVarUint(e, 0))), "not-words"],
  "a text in place of a line marker": [one(marker({}, 2)), "not-words"],
  "an element of XML": [one(marker({}, 3)), "not-words"],
  "an unknown kind": [one(item({}, 11, () => undefined)), "unreadable"],
  "a value that lies too deep": [one(entry("details", "slugline", deep(40))), "unreadable"],
  "a key that is none": [one(entry("details", "slugline", JSON.parse('{"__proto__": 1}'))), "unreadable"],
  "a number that is none": [one(entry("details", "slugline", NaN)), "unreadable"],
  "a number without end": [one(entry("details", "slugline", Infinity)), "unreadable"],
  "a 64-bit integer": [one(entry("details", "slugline", 5n)), "unreadable"],
  "a value of bytes": [one(entry("details", "slugline", new Uint8Array(3))), "unreadable"],
  "no value": [one(entry("details", "slugline")), "unreadable"],
  "a key of a thousand letters": [one(entry("details", "x".repeat(1_000), 1)), "unreadable"],
  "a text that is no UTF-8": [
    one(item({}, 4, (e) => encoding.writeVarUint8Array(e, new Uint8Array([0xff])))),
    "unreadable",
  ],
  "a list that announces more than there is": [
    one(
      item({ parent: "details", key: "k" }, 8, (e) => {
        encoding.writeVarUint(e, 1);
        encoding.writeUint8(e, 117);
        encoding.writeVarUint(e, 2 ** 40);
      }),
    ),
    "unreadable",
  ],
  "blocks that announce more than there is": [new Uint8Array([255, 255, 255, 255, 15]), "unreadable"],
  "deletions of a client twice": [
    rawUpdate(
      [],
      [
        [ME, 0, 1],
        [ME, 2, 1],
      ],
    ),
    "unreadable",
  ],
  "a deletion beyond 2^31": [rawUpdate([], [[ME, 5, 2 ** 31]]), "unreadable"],
  "a deletion of nothing": [rawUpdate([], [[ME, 5, 0]]), "unreadable"],
  "more structs than one message has": [
    one(...Array.from({ length: 50_001 }, () => text("a"))),
    "too-much-at-once",
  ],
};

describe("the reader of updates", () => {
  test.each(Object.entries(HOSTILE))("[L1] refuses %s", (_name, [bytes, code]) => {
    const read = () => readUpdate(bytes);
    expect(read).toThrow(UnreadableUpdate);
    expect(codeOf(read)).toBe(code);
  });

  test("[L1] reads what Yjs writes: a whole story, a keystroke, a deletion, an entry that was kept for undo", () => {
    const doc = story();
    const copy = new Y.Doc();
    applyNewPart(copy, newPartOf(copy, readUpdate(Y.encodeStateAsUpdate(doc))), null);
    expect(Y.encodeStateAsUpdate(copy)).toEqual(Y.encodeStateAsUpdate(doc));
    const undo = new Y.UndoManager(doc.getMap("inline"));
    doc.clientID = ME;
    for (const n of [1, 2, 3]) doc.getMap("inline").set("k", { n });
    doc.getMap("inline").delete("k");
    doc.getText("body").delete(2, 3);
    const known = Y.encodeStateVector(copy);
    applyNewPart(copy, newPartOf(copy, readUpdate(Y.encodeStateAsUpdate(doc, known))), null);
    expect(copy.getText("body").toString()).toBe(doc.getText("body").toString());
    expect(Y.encodeStateVector(copy)).toEqual(Y.encodeStateVector(doc));
    undo.destroy();
  });

  test("[L2] what is known already is left out, whatever is said of it, and a resend is nothing at all", () => {
    const doc = new Y.Doc();
    Y.applyUpdate(doc, one(text("hello")));
    const part = newPartOf(doc, readUpdate(one(text("HELLO more"))));
    applyNewPart(doc, part, null);
    expect(doc.getText("body").toString()).toBe("hello more");
    const lie = one(text("lies", { parent: "headline" }), text("other1"));
    expect(isResend(newPartOf(doc, readUpdate(lie)))).toBe(true);
    expect(encodeNewPart(newPartOf(doc, readUpdate(lie)))).toEqual(new Uint8Array([0, 0]));
  });

  test("[L3] a state other than the judge expected is an error, not a story", () => {
    const doc = story();
    const part = newPartOf(doc, readUpdate(rawUpdate([{ client: ME, clock: 0, structs: [text("abc")] }])));
    expect(() => applyNewPart(doc, { ...part, reach: new Map([[ME, 2]]) }, null)).toThrow("another state");
    const waits = newPartOf(doc, readUpdate(rawUpdate([{ client: ME, clock: 9, structs: [text("abc")] }])));
    expect(waits.gap).toEqual({ client: ME, clock: 9 });
    expect(waits.structs).toEqual([]);
  });
});

function codeOf(read: () => unknown): string | undefined {
  try {
    read();
  } catch (thrown) {
    return (thrown as UnreadableUpdate).code;
  }
  return undefined;
}
