import { describe, expect, test } from "vitest";
import type { StoryWords } from "#lib/document/story/words.ts";
import {
  agenciesNamedIn,
  attributionLine,
  shownAttribution,
  STANDARD_ATTRIBUTION_FORM as FORM,
  typedAttributionIn,
} from "#lib/newsroom/stories/attribution.ts";

const KNOWN = ["ANI", "PTI", "AP", "AFP", "Reuters", "Khaama Press"].map((name) => ({
  id: name,
  name,
  printedName: name,
}));
const named = (text: string) => agenciesNamedIn(text, KNOWN).map(({ id }) => id);
const typed = (...texts: string[]) => {
  const words: StoryWords = {
    headline: "",
    standfirst: "",
    lines: texts.map((text) => ({ kind: "paragraph", runs: [{ text }] })),
  };
  return typedAttributionIn(words).map(({ line }) => line);
};

describe("the attribution line", () => {
  test("[A2] follows from the wire sources by house style", () => {
    expect(attributionLine([], FORM)).toBeNull();
    expect(attributionLine(["ANI"], FORM)).toBe("With inputs from ANI");
    expect(attributionLine(["ANI", "PTI"], FORM)).toBe("With inputs from ANI and PTI");
    expect(attributionLine(["ANI", "PTI", "AFP"], FORM)).toBe("With inputs from ANI, PTI and AFP");
    expect(attributionLine(["ANI", " ANI", ""], FORM)).toBe("With inputs from ANI");
    expect(attributionLine(["ANI"], "({sources} contributed)")).toBe("(ANI contributed)");
    expect(attributionLine(["$& Press"], FORM)).toBe("With inputs from $& Press");
  });

  test("[A3] can be overridden with a reason, also by none at all", () => {
    const override = (line: string) => ({
      attributionOverride: { line, reason: "As agreed with the agency" },
    });
    expect(shownAttribution(override("ANI contributed to this report"), ["ANI"], FORM)).toBe(
      "ANI contributed to this report",
    );
    expect(shownAttribution(override(" "), ["ANI"], FORM)).toBeNull();
    expect(shownAttribution({}, ["ANI"], FORM)).toBe("With inputs from ANI");
  });

  test.each([
    ["the prime minister said, according to the news agency ANI.", ["ANI"]],
    ["reported Khaama Press, which", ["Khaama Press"]],
    ["Kabul, September 29 (ANI): The", ["ANI"]],
    ["he told AP on Sunday", ["AP"]],
    ["AP reported that", ["AP"]],
    ["ANI/Sputnik", ["ANI"]],
    ["the AP government and AP police; in AP, farmers", []],
    ["people from AP came to Delhi", []],
    ["Rani and Pakistani, animal, Reutersville", []],
    ["ani and reuters in small letters", []],
    ["PTI-like", ["PTI"]],
  ])("[A4] agencies are found where they are named, whole and in their capitals: %s", (text, expected) => {
    expect(named(text)).toEqual(expected);
  });

  test("[A5] a line that is typed in the body is found, running text about agencies is not", () => {
    expect(typed("With inputs from ANI")).toEqual([0]);
    expect(typed("Text.", "(With inputs from ANI and PTI)")).toEqual([1]);
    expect(typed("With ANI inputs")).toEqual([0]);
    expect(typed("(ANI)")).toEqual([0]);
    expect(typed("The talks go on in spring. (With inputs from ANI)")).toEqual([0]);
    expect(typed("With additional inputs from our correspondent in Kabul")).toEqual([0]);
    expect(
      typed(
        "The ministry worked with inputs from farmers, officials said, and the plan was changed twice before it passed the council in May.",
      ),
    ).toEqual([]);
    expect(typed("With the talks over, ANI asked for more.")).toEqual([]);
  });
});
