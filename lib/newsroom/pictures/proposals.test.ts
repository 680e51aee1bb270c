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
