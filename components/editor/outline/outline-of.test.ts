import { getSchema } from "@tiptap/core";
import { expect, test } from "vitest";
import { lengthWords, outlineOf } from "#components/editor/outline/outline-of.ts";
import { storyExtensions } from "#lib/document/binding/line-nodes.ts";

const schema = getSchema(storyExtensions);
const line = (type: string, text = "") => ({ type, ...(text ? { content: [{ type: "text", text }] } : {}) });
const story = (...lines: object[]) =>
  schema.nodeFromJSON({
    type: "doc",
    content: [line("headline", "River dam"), line("standfirst"), { type: "body", content: lines }],
  });

test("[E9] the outline shows headline, sub-headings and pictures with the lines under each", () => {
  const found = outlineOf(
    story(
      line("paragraph", "One"),
      line("paragraph", "Two"),
      line("subheading", "Asked"),
      line("paragraph"),
      line("picture", "The river"),
      line("paragraph"),
    ),
  );
  expect(found.map(({ kind, words, from, to }) => [kind, words, from, to])).toEqual([
    ["headline", "River dam", 0, 0],
    ["standfirst", "", 0, 0],
    ["text", "", 0, 2],
    ["subheading", "Asked", 2, 4],
    ["picture", "The river", 4, 6],
  ]);
});

test("[E9] length is told against its target", () => {
  expect(lengthWords(412, 600)).toBe("412 of 600 words");
  expect(lengthWords(1, undefined)).toBe("1 word");
  expect(lengthWords(1_412, undefined)).toBe("1,412 words");
});

test("[G21] what is over the target is said in words", () => {
  expect(lengthWords(640, 600)).toBe("640 of 600 words, 40 over");
  expect(lengthWords(600, 600)).toBe("600 of 600 words");
});
