import { expect, test } from "vitest";
import { proposedByline, wholeByline } from "#lib/newsroom/revisions/byline.ts";

test.each([
  [[["Asha Rao", 1]], "Asha Rao", null],
  [
    [
      ["Vikram Sethi", 0.4],
      ["Asha Rao", 0.6],
    ],
    "Asha Rao and Vikram Sethi",
    null,
  ],
  [
    [
      ["Asha Rao", 0.7],
      ["Leela Das", 0.08],
      ["Dev Menon", 0.02],
      ["Vikram Sethi", 0.2],
    ],
    "Asha Rao and Vikram Sethi",
    "Additional reporting by Leela Das",
  ],
  [
    [
      ["A", 0.19],
      ["B", 0.18],
      ["C", 0.04],
    ],
    "A",
    "Additional reporting by B",
  ],
  [[], "", null],
] as [[string, number][], string, string | null][])(
  "[V16] %j proposes “%s”, %s",
  (shares, byline, additional) => {
    expect(proposedByline(shares.map(([name, share]) => ({ name, share })))).toEqual({ byline, additional });
  },
);

test("[V16] byline and additional reporting make one line", () => {
  expect(wholeByline({ byline: "Asha Rao", additional: "Additional reporting by Leela Das" })).toBe(
    "Asha Rao; additional reporting by Leela Das",
  );
});
