import { expect, test } from "vitest";
import { typographicSign, typographyOf } from "#lib/newsroom/style/typography.ts";

/** A line typed letter by letter. */
function typed(line: string, locale = "en-IN"): string {
  const house = typographyOf(locale);
  let words = "";
  for (const letter of line) {
    const set = typographicSign(words, letter, house);
    words += letter;
    if (set) words = words.slice(0, words.length - set.length) + set.sign;
  }
  return words;
}

test.each([
  ['She said "no", twice.', "She said “no”, twice."],
  ['("Stop")', "(“Stop”)"],
  ["the council's 'last' word", "the council’s ‘last’ word"],
  [`"'Go,' he said," she wrote`, "“‘Go,’ he said,” she wrote"],
  ["Monday -- or Tuesday", "Monday – or Tuesday"],
  ["wait --- no", "wait — no"],
  ["and so on...", "and so on…"],
  ["a well-known man", "a well-known man"],
  ["5' and 6\"", "5’ and 6”"],
  ['—"so"', "—“so”"],
  ['नेता ने कहा "हाँ"', "नेता ने कहा “हाँ”"],
  ["....", "….".replace("….", "….")],
])("[G20] %s is set as %s", (line, set) => {
  expect(typed(line)).toBe(set);
});

test.each(['https://example.org/it\'s?q="a"--b', "www.example.org/a--b", "desk@paper.test'"])(
  "[G20] an address stays as typed: %s",
  (address) => {
    expect(typed(address)).toBe(address);
  },
);

test("[G20] the house's language says which signs", () => {
  expect(typed('"ja"', "de-DE")).toBe("„ja“");
  expect(typed('"oui"', "fr-FR")).toBe("«\u00a0oui\u00a0»");
  expect(typed('"yes"', "xx")).toBe("“yes”");
});
