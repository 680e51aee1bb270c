import { expect, test } from "vitest";
import { insertionsFor } from "#components/editor/insert/insertions.ts";

const names = (typed: string) => insertionsFor(typed).map(({ name }) => name);

test("[E5] what is typed after / finds sub-heading, picture, quotation and lists", () => {
  expect(names("")).toEqual(["Sub-heading", "Picture", "Quotation", "Bulleted list", "Numbered list"]);
  expect(names("pi")).toEqual(["Picture"]);
  expect(names("list")).toEqual(["Bulleted list", "Numbered list"]);
  expect(names("head")).toEqual(["Sub-heading"]);
  expect(names("xyz")).toEqual([]);
});
