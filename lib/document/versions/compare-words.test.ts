import { describe, expect, test } from "vitest";
import type { Line, StoryWords } from "#lib/document/story/words.ts";
import { changeSummary, compareWords, type LineChange } from "#lib/document/versions/compare-words.ts";
import { editScript } from "#lib/document/versions/edit-script.ts";

const p = (text: string): Line => ({ kind: "paragraph", runs: text ? [{ text }] : [] });
const picture = (id: string, caption: string, rest: Partial<Line> = {}): Line => ({
  kind: "picture",
  runs: [{ text: caption }],
  picture: id,
  ...rest,
});
const words = (...lines: Line[]): StoryWords => ({ headline: "Talks open", standfirst: "Both banks", lines });
const kinds = (changes: LineChange[]) => changes.map((line) => line.change);
const lines = (from: Line[], to: Line[]) => compareWords(words(...from), words(...to)).lines;

const A = p("The council of the valley met on Monday to open the talks.");
const B = p("Nobody from the upper villages came, the clerk said.");
const C = p("A second round is planned for the spring.");

describe("comparing two revisions", () => {
  test("[D40] two equal revisions do not differ", () => {
    const comparison = compareWords(words(A, B), words(A, B));
    expect(comparison.differs).toBe(false);
    expect(kinds(comparison.lines)).toEqual(["same", "same"]);
    expect(changeSummary(comparison)).toEqual([]);
  });

  test("[D41] a changed word is shown inside its line, one replacement at a time", () => {
    const [change] = lines([A], [p("The council of the hills met on Monday to open the talks.")]);
    expect(change).toMatchObject({
      change: "changed",
      words: [
        { change: "same", text: "The council of the " },
        { change: "removed", text: "valley" },
        { change: "added", text: "hills" },
        { change: "same", text: " met on Monday to open the talks." },
      ],
    });
  });

  test("[D41] neighbouring replaced words are one replacement", () => {
    const [change] = lines(
      [p("He saw red cars in town today, they say")],
      [p("He saw blue vans in town today, they say")],
    );
    expect(change).toMatchObject({
      words: [
        { text: "He saw " },
        { change: "removed", text: "red cars" },
        { change: "added", text: "blue vans" },
        {},
      ],
    });
  });

  test("[D42] lines without enough common words are a removal and an addition, where they stood", () => {
    expect(kinds(lines([A, B, C], [A, p("Rain fell all night long."), C]))).toEqual([
      ...["same", "removed", "added", "same"],
    ]);
  });

  test("[D43] a line that stands elsewhere is moved, also when a word changed on the way", () => {
    expect(kinds(lines([A, B, C], [C, A, B]))).toEqual(["moved", "same", "same"]);
    expect(lines([A, B, C], [p("A third round is planned for the spring."), A, B])[0]).toMatchObject({
      change: "changed",
      moved: true,
      from: 2,
      to: 0,
    });
  });

  test("[D44] splitting and joining a line are no rewriting", () => {
    const one = p("The bridge closes at eleven. It opens at six.");
    const two = [p("The bridge closes at eleven."), p("It opens at six.")];
    expect(lines([one, C], [...two, C])).toMatchObject([
      { change: "split", from: [0], to: [0, 1] },
      { change: "same" },
    ]);
    expect(lines([...two, C], [one, C])).toMatchObject([
      { change: "joined", from: [0, 1], to: [0] },
      { change: "same" },
    ]);
  });

  test("[D45] equal words that look different are a change of formatting, said in words", () => {
    const bold: Line = {
      kind: "paragraph",
      runs: [{ text: "The " }, { text: "council", bold: true }, { text: " met." }],
    };
    expect(lines([p("The council met.")], [bold])).toMatchObject([
      {
        change: "changed",
        words: [{}, { change: "formatted", text: "council", formatting: "now bold" }, {}],
      },
    ]);
    const half: Line = {
      kind: "paragraph",
      runs: [{ text: "The coun" }, { text: "cil met.", italic: true }],
    };
    expect(lines([p("The council met.")], [half])[0]).toMatchObject({ change: "changed" });
    expect(lines([p("The council met.")], [{ ...p("The council met."), kind: "quote" }])).toMatchObject([
      { change: "changed", fields: [{ name: "Kind of line", before: "paragraph", after: "quotation" }] },
    ]);
  });

  test("[D46] a picture is compared by its fields, wherever it stands", () => {
    const from = [picture("p1", "The river", { alt: "A river" }), A, B];
    const to = [
      A,
      B,
      picture("p1", "The river in May", {
        alt: "A brown river",
        crop: { x: 0, y: 0, width: 0.5, height: 1 },
      }),
    ];
    const change = lines(from, to).find((line) => line.change === "changed");
    expect(change).toMatchObject({
      moved: true,
      fields: [{ name: "Caption" }, { name: "Alt text" }, { name: "Crop" }],
    });
  });

  test("[D47] headline and standfirst are compared with themselves, and the summary counts", () => {
    const comparison = compareWords(words(A, B), {
      headline: "Talks begin",
      standfirst: "Both banks",
      lines: [A, C, picture("x", "")],
    });
    expect(comparison.headline.map(({ change }) => change)).toEqual(["same", "removed", "added"]);
    expect(changeSummary(comparison)).toEqual([
      "headline changed",
      "1 line added",
      "1 line removed",
      "1 picture added",
    ]);
  });

  test("[D48] whatever two revisions are, what is left and what came make up exactly the two of them", () => {
    let seed = 20261123;
    const random = (below: number) => (seed = (seed * 1103515245 + 12345) & 0x7fffffff) % below;
    const vocabulary = ["ab", "cd", "ef", "gh", "council", "river", "met"];
    const line = (): Line =>
      p(Array.from({ length: random(7) }, () => vocabulary[random(vocabulary.length)]).join(" "));
    for (let round = 0; round < 300; round++) {
      const from = Array.from({ length: random(9) }, line);
      const to = from.flatMap((old) => (random(4) === 0 ? [] : random(4) === 0 ? [line(), old] : [old]));
      if (random(3) === 0) to.reverse();
      const changes = lines(from, to);
      const olds = changes.flatMap((c) => ("from" in c ? c.from : []));
      const news = changes.flatMap((c) => ("to" in c ? c.to : []));
      expect(
        olds.toSorted((a, b) => a - b),
        `round ${round}`,
      ).toEqual(from.map((_, index) => index));
      expect(
        news.toSorted((a, b) => a - b),
        `round ${round}`,
      ).toEqual(to.map((_, index) => index));
      for (const change of changes) {
        if (change.change !== "changed") continue;
        const side = (not: string) =>
          change.words
            .filter((w) => w.change !== not)
            .map((w) => w.text)
            .join("");
        expect(side("added")).toBe(change.before.runs.map((run) => run.text).join(""));
        expect(side("removed")).toBe(change.after.runs.map((run) => run.text).join(""));
      }
    }
  });

  test("[D48] an edit script turns the one into the other, however different they are", () => {
    const from = Array.from({ length: 2_500 }, (_, index) => `a${index}`);
    const to = Array.from({ length: 2_500 }, (_, index) => `b${index}`);
    expect(editScript(from, to)).toHaveLength(5_000);
    const flood = Array.from({ length: 200_000 }, (_, index) => `c${index}`);
    expect(editScript([], flood)).toHaveLength(200_000);
    expect(editScript([], ["x"])).toEqual([{ put: true, to: 0 }]);
    expect(editScript(["x", "y", "z"], ["x", "z"])).toEqual([
      { keep: true, from: 0, to: 0 },
      { drop: true, from: 1 },
      { keep: true, from: 2, to: 1 },
    ]);
  });
});
