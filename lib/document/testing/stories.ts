import * as Y from "yjs";
import { acceptedWords } from "#lib/document/story/accepted-words.ts";
import { newStoryUpdate } from "#lib/document/story/new-story.ts";
import { lineText, type Line } from "#lib/document/story/words.ts";
import type { Mode } from "#lib/document/binding/story-binding.ts";
import { newsroom } from "#lib/document/testing/peers.ts";

export const line = (text: string, kind: Line["kind"] = "paragraph"): Line => ({
  kind,
  runs: text ? [{ text }] : [],
});

/** A story with these paragraphs and these people in it; `base` wrote what is there. */
export function storyWith(lines: (string | Line)[], ...modes: Mode[]) {
  const words = {
    headline: "Bridge reopens",
    standfirst: "After nine months",
    lines: lines.map((one) => (typeof one === "string" ? line(one) : one)),
  };
  return newsroom(newStoryUpdate({ clientId: 1, words }), modes);
}

/** The body's accepted lines as text. */
export const bodyText = (doc: Y.Doc, hands: Parameters<typeof acceptedWords>[1]): string[] =>
  acceptedWords(doc, hands).lines.map(lineText);
