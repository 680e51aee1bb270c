import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { StoryBody } from "#components/site/story-body.tsx";
import type { Line } from "#lib/document/story/words.ts";

const item = (text: string, level = 0, ordered = false): Line => ({
  kind: "listItem",
  runs: [{ text }],
  level,
  ordered,
});
const plain = (kind: Line["kind"], text: string): Line => ({ kind, runs: [{ text }] });
const html = (...lines: Line[]): string =>
  renderToStaticMarkup(createElement(StoryBody, { page: { lines, pictures: {}, attribution: null } }));

test.each([
  [[item("a"), item("b")], "<ul><li>a</li><li>b</li></ul>"],
  [[item("a", 0, true), item("b", 0, true)], "<ol><li>a</li><li>b</li></ol>"],
  [[item("a"), item("b", 1), item("c")], "<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul>"],
  [
    [item("a"), item("b", 1, true), item("c", 1)],
    "<ul><li>a<ol><li>b</li></ol><ul><li>c</li></ul></li></ul>",
  ],
  [[item("a"), item("b", 0, true)], "<ul><li>a</li></ul><ol><li>b</li></ol>"],
  [[item("a", 2), item("b", 0)], "<ul><li>a</li></ul><ul><li>b</li></ul>"],
  [[item("a"), item("b", 3), item("c", 1)], "<ul><li>a<ul><li>b</li></ul><ul><li>c</li></ul></li></ul>"],
  [[item("a"), plain("paragraph", "p"), item("b")], "<ul><li>a</li></ul><p>p</p><ul><li>b</li></ul>"],
  [[plain("quote", "a"), plain("quote", "b")], "<blockquote><p>a</p><p>b</p></blockquote>"],
  [[plain("paragraph", " "), plain("subheading", ""), item(""), plain("subheading", "s")], "<h2>s</h2>"],
  [[{ ...plain("picture", "lost"), picture: "unknown" }], ""],
] as [Line[], string][])("[R21] lines become blocks: %#", (lines, expected) => {
  expect(html(...lines)).toBe(expected);
});

test("[R21] marks nest, neighbouring runs of one link are one link, and only safe links lead anywhere", () => {
  const link = "https://example.org/a";
  expect(
    html({
      kind: "paragraph",
      runs: [
        { text: "one ", link },
        { text: "two", link, bold: true, italic: true },
        { text: " three", link: "javascript:alert(1)" },
        { text: " four\nfive" },
      ],
    }),
  ).toBe(`<p><a href="${link}" rel="noopener">one <strong><em>two</em></strong></a> three four<br/>five</p>`);
});

test("[R23] a line in a right-to-left script is marked; others carry nothing", () => {
  expect(html(plain("paragraph", "گزارش از کابل"), plain("paragraph", "काबुल"))).toBe(
    '<p dir="auto">گزارش از کابل</p><p>काबुल</p>',
  );
});
