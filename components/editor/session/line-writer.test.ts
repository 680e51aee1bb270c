import { describe, expect, test } from "vitest";
import * as Y from "yjs";
import { LineWriter } from "#components/editor/session/line-writer.ts";
import { setDetail } from "#lib/document/story/details.ts";

/** Two windows on one story, and messages that arrive when the test says so. */
function twoWindows(slugline: string, ids: [number, number] = [10, 20]) {
  const base = new Y.Doc();
  base.clientID = 1;
  setDetail(base, "slugline", slugline);
  const windows = ids.map((editId) => {
    const doc = new Y.Doc();
    doc.clientID = editId;
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(base));
    const outbox: Uint8Array[] = [];
    doc.on("update", (update: Uint8Array, origin: unknown) => {
      if (origin !== "line") outbox.push(update);
    });
    const writer = new LineWriter(doc, editId, () => true);
    let shown = slugline;
    return {
      doc,
      outbox,
      writer,
      get text() {
        return writer.read("slugline");
      },
      /** Types letter by letter at a place of what the window shows. */
      type(at: number, words: string) {
        for (const [place, letter] of [...words].entries()) {
          shown = writer.read("slugline");
          const where = at < 0 ? shown.length : at + place;
          writer.write("slugline", shown, shown.slice(0, where) + letter + shown.slice(where));
        }
      },
    };
  });
  const [one, two] = windows as [(typeof windows)[0], (typeof windows)[0]];
  const exchange = async () => {
    while (one.outbox.length + two.outbox.length > 0) {
      const [first, second] = [one.outbox.splice(0), two.outbox.splice(0)];
      for (const update of second) Y.applyUpdate(one.doc, update, "line");
      for (const update of first) Y.applyUpdate(two.doc, update, "line");
      // What was overwritten is written again in a turn of its own.
      await Promise.resolve();
    }
    return [one.text, two.text];
  };
  return { one, two, exchange };
}

describe("two people in one detail", () => {
  test.each([[[10, 20]], [[20, 10]]] as [[number, number]][])(
    "[W51] who type at once in two places both keep every letter (%j)",
    async (ids) => {
      const { one, two, exchange } = twoWindows("bridge", ids);
      one.type(0, "old ");
      two.type(-1, " reopens");
      const [a, b] = await exchange();
      expect([a, b]).toEqual(["old bridge reopens", "old bridge reopens"]);
    },
  );

  test.each([[[10, 20]], [[20, 10]]] as [[number, number]][])(
    "[W51] also letter beside letter, with messages that cross each other (%j)",
    async (ids) => {
      const { one, two, exchange } = twoWindows("bridge", ids);
      for (const letter of "ABCD") {
        one.type(0, letter);
        two.type(-1, letter.toLowerCase());
        await exchange();
      }
      expect([...one.text].sort().join("")).toBe([..."ABCDabcdbridge"].sort().join(""));
      expect(two.text).toBe(one.text);
    },
  );

  test("[W51] what a window shows late does not undo what came meanwhile", () => {
    const { one } = twoWindows("bridge");
    const shown = one.text;
    one.writer.write("slugline", shown, "the bridge");
    one.writer.write("slugline", shown, "bridge reopens");
    expect(one.text).toBe("the bridge reopens");
  });

  test("[W51] whoever knew my change and took it out again is not overruled", async () => {
    const { one, two, exchange } = twoWindows("bridge");
    one.type(-1, " reopens");
    await exchange();
    two.writer.write("slugline", "bridge reopens", "bridge");
    expect(await exchange()).toEqual(["bridge", "bridge"]);
  });

  test("[W51] an emptied line can be begun anew by somebody else", async () => {
    const { one, two, exchange } = twoWindows("bridge");
    one.writer.write("slugline", "bridge", "");
    await exchange();
    two.type(0, "river");
    expect(await exchange()).toEqual(["river", "river"]);
  });

  test("[W51] who may not write any more writes nothing again", async () => {
    const { one, two, exchange } = twoWindows("bridge", [10, 20]);
    const readOnly = new LineWriter(one.doc, 10, () => false);
    one.writer.destroy();
    readOnly.write("slugline", "bridge", "bridges");
    two.type(-1, "!");
    const [a, b] = await exchange();
    expect(a).toBe(b);
    expect(["bridges", "bridge!"]).toContain(a);
  });
});
