import { proposalsOf } from "#lib/newsroom/pictures/proposals.ts";
import { pictureRights } from "#lib/newsroom/pictures/picture-rights.ts";
import { publicMetadata } from "#lib/newsroom/pictures/rendition-order.ts";
import { soundMetadataText } from "#lib/newsroom/pictures/sound-metadata.ts";
import { expect, test } from "vitest";
import { wordsBeside } from "#lib/newsroom/pictures/proposals.ts";

const words = (credit: string, caption = "", alt = "") => ({ credit, caption, alt });
const NONE = words("");

test("[P21] another file brings its own credit, caption and alt text, or none", () => {
  const first = words("ANI", "The harbour", "Boats");
  const typed = wordsBeside(NONE, NONE, first);
  expect(typed).toEqual(first);
  expect(wordsBeside(typed, first, words("Reuters"))).toEqual(words("Reuters"));
  expect(wordsBeside(typed, first, NONE)).toEqual(NONE);
});

test("[P21] what a person typed stays, whatever file comes", () => {
  const first = words("ANI", "The harbour");
  const typed = words("Asha Rao", "The harbour", "Boats");
  expect(wordsBeside(typed, first, words("Reuters", "A dam", "Water"))).toEqual(
    words("Asha Rao", "A dam", "Boats"),
  );
});

test("[P23] what an earlier version stored as long as it came is cut wherever it is read", () => {
  const long = "Image: ".repeat(100_000) + "x\u0000\ud83d";
  const stored = {
    credit: long,
    creator: long,
    instructions: long,
    webStatement: `https://example.org/${long}`,
    licensors: Array.from({ length: 500 }, () => ({ name: long, url: "https://example.org/" })),
    disagreements: [{ field: "credit" as const, values: [{ from: "IIM" as const, value: long }] }],
  };
  for (const read of [proposalsOf(stored), pictureRights(stored), publicMetadata("ANI", "", stored)])
    expect(JSON.stringify(read).length).toBeLessThan(12_000);
  expect(soundMetadataText("a\u0000b\u0085 c\ud83d")).toBe("ab\u0085 c");
});
