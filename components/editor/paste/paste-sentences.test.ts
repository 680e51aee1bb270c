import { expect, test } from "vitest";
import {
  hasWords,
  htmlOfText,
  leftOutSentence,
  tooMuchSentence,
} from "#components/editor/paste/paste-sentences.ts";

test("[E4] a paste of 10 MB is refused with a sentence", () => {
  expect(tooMuchSentence(10_000_000, 0)).toBe(
    "This is too much to paste at once: a story takes 500,000 characters at a time. Nothing was pasted.",
  );
  expect(tooMuchSentence(30_000, 10_000_000)).not.toBeNull();
  expect(tooMuchSentence(60_000, 2_000_000)).toBeNull();
});

test("[E2] how many pictures were left out is said", () => {
  expect(leftOutSentence(1)).toBe("1 picture was left out: add it with Picture so that it carries a credit.");
  expect(leftOutSentence(2)).toBe(
    "2 pictures were left out: add them with Picture so that they carry a credit.",
  );
});

test("a copied picture has no words, a copied paragraph has", () => {
  expect(hasWords("", `<meta charset="utf-8"><img src="https://example.org/a.jpg" alt="The river">`)).toBe(
    false,
  );
  expect(hasWords("", "<style>p { color: red }</style><!--StartFragment--><p>&nbsp;</p>")).toBe(false);
  expect(hasWords("", "<p>Talks</p>")).toBe(true);
  expect(hasWords("Talks", "")).toBe(true);
});

test("plain text keeps its lines", () => {
  expect(htmlOfText("Talks <open>\r\n\r\n  on Monday ")).toBe("<p>Talks &lt;open&gt;</p><p>on Monday</p>");
});
