import * as Y from "yjs";
import { authorshipOf, wordShares } from "#lib/document/provenance/authorship-of-words.ts";
import { acceptedWords, wordsFrom } from "#lib/document/story/accepted-words.ts";
import { Facts } from "#lib/document/story/facts.ts";
import type { Hands } from "#lib/document/story/hands.ts";
import { newStoryUpdate } from "#lib/document/story/new-story.ts";
import { lineText, type Line } from "#lib/document/story/words.ts";
import type { Mode } from "#lib/document/binding/story-binding-options.ts";
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
export const bodyText = (doc: Y.Doc, hands: Hands): string[] => acceptedWords(doc, hands).lines.map(lineText);

/** Who wrote how much of the accepted words, as it is kept with a version. */
export function sharesOf(doc: Y.Doc, hands: Hands) {
  const facts = new Facts(doc, hands);
  return wordShares(wordsFrom(facts), authorshipOf(facts));
}
