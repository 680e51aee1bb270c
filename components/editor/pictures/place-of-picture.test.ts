import { getSchema } from "@tiptap/core";
import { expect, test } from "vitest";
import { bodyLine } from "#components/editor/body-lines.ts";
import { placeOfPicture } from "#components/editor/pictures/place-of-picture.ts";
import { storyExtensions } from "#lib/document/binding/line-nodes.ts";

const schema = getSchema(storyExtensions);
const line = (type: string, text = "") => ({ type, ...(text ? { content: [{ type: "text", text }] } : {}) });
const story = (...lines: object[]) =>
  schema.nodeFromJSON({
    type: "doc",
    content: [line("headline"), line("standfirst"), { type: "body", content: lines }],
  });

test.each([
  ["after its line", [line("paragraph", "One"), line("paragraph", "Two")], 0, 1],
  ["after an empty line with the caret", [line("paragraph", "One"), line("paragraph")], 1, 2],
  ["after the only line, though it is empty", [line("paragraph")], 0, 1],
  [
    "after the pictures that are there already",
    [line("paragraph", "One"), line("picture"), line("picture")],
    0,
    3,
  ],
  [
    "before the next line with words",
    [line("paragraph", "One"), line("picture"), line("quote", "Two")],
    0,
    2,
  ],
  ["after the picture with the caret", [line("picture", "One"), line("paragraph", "Two")], 0, 1],
])("[W24] a picture goes in %s", (_where, lines, number, wanted) => {
  const doc = story(...lines);
  const place = placeOfPicture(doc, bodyLine(doc, number)!);
  expect(place).toBe(
    bodyLine(doc, wanted)?.position ??
      bodyLine(doc, wanted - 1)!.position + bodyLine(doc, wanted - 1)!.node.nodeSize,
  );
});
