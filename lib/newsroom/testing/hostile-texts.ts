/**
 * A thread in which hostile texts are given to everything that takes people's words. It says what it has begun and when
 * it is done: where something takes time by the square of a text, whoever waits for it sees where it stopped.
 */
import { parentPort, workerData } from "node:worker_threads";
import { hasWords, htmlOfText } from "#components/editor/paste/paste-sentences.ts";
import { pastedLink } from "#components/editor/paste/pasted-links.ts";
import { linkAddress } from "#components/editor/toolbar/link-address.ts";
import type { StoryWords } from "#lib/document/story/words.ts";
import { mergeEdits } from "#lib/document/story/merge-edits.ts";
import { cutAt, soundText, soundWords } from "#lib/document/story/sound-text.ts";
import { compareText, wordsOf } from "#lib/document/versions/compare-runs.ts";
import { compareWords } from "#lib/document/versions/compare-words.ts";
import { cleanCredit, cleanLine } from "#lib/newsroom/pictures/credit-line.ts";
import { soundMetadata } from "#lib/newsroom/pictures/sound-metadata.ts";
import { cleanFileName } from "#lib/newsroom/pictures/reading/receive-upload.ts";
import { xmpPacket } from "#lib/newsroom/pictures/xmp-packet.ts";
import { addressSlug } from "#lib/newsroom/publications/address-slug.ts";
import { proposedChange, type Comparable } from "#lib/newsroom/publications/proposed-change.ts";
import { mentionBeingTyped, mentionsIn, offeredFor, textParts } from "#lib/newsroom/queries/mentions.ts";
import { countWords, topicsOf } from "#lib/newsroom/revisions/readers-view.ts";
import { soundInput } from "#lib/newsroom/sound-input.ts";
import { attributionLine, shownAttribution } from "#lib/newsroom/stories/attribution.ts";
import { checksOf } from "#lib/newsroom/stories/checks.ts";
import { holdSentence } from "#lib/newsroom/stories/refusals.ts";
import { searchWords } from "#lib/newsroom/stories/search-words.ts";
import { sectionAddress } from "#lib/newsroom/style/section-address.ts";
import { typographicSign, typographyOf } from "#lib/newsroom/style/typography.ts";
import { PersonName } from "#lib/newsroom/people/personal-details.ts";
import { soundAddress } from "#lib/platform/sound-address.ts";
import { authorsOf } from "#lib/site/pages/authors-of.ts";

const AGENCIES = ["ANI", "AP", "PTI"].map((name) => ({ id: name, name, printedName: name }));
const NAMES = ["Asha", "Asha Rao", "Copy desk"];
const CALLED = NAMES.map((name) => ({ kind: "person" as const, id: name, name }));

const inOneLine = (text: string): StoryWords => ({
  headline: text,
  standfirst: text,
  lines: [{ kind: "paragraph", runs: [{ text }] }],
});
const inManyLines = (text: string): StoryWords => ({
  headline: "",
  standfirst: "",
  lines: (text.match(/[\s\S]{1,8}/g) ?? []).map((part, index) => ({
    kind: index % 7 === 0 ? "quote" : "paragraph",
    runs: [{ text: part }],
  })),
});
const comparable = (words: StoryWords, text: string): Comparable => ({
  ...{ words, kicker: text, byline: text, place: text, topics: [text], section: "news" },
  ...{ credits: [text], attribution: text },
});
const checked = (words: StoryWords) =>
  checksOf({
    words,
    details: { length: 100, attributionOverride: { line: words.headline, reason: words.headline } },
    pictures: new Map(),
    ...{
      sources: AGENCIES.slice(0, 1),
      knownSources: AGENCIES,
      attributionForm: "With inputs from {sources}",
    },
  });

/** Everything that takes people's words or a file's, by name. A new one belongs here. */
const TAKERS: Record<string, (text: string) => unknown> = {
  addressSlug,
  attributionLine: (text) => attributionLine([text, text], text),
  authorsOf,
  checksOfOneLine: (text) => checked(inOneLine(text)),
  checksOfManyLines: (text) => checked(inManyLines(text)),
  cleanCredit,
  cleanFileName,
  cleanLine,
  compareText: (text) => compareText(text, `x${text.slice(1)}`),
  compareTurned: (text) => compareText(text, Array.from(text.slice(0, 100_000)).reverse().join("")),
  compareOneLine: (text) => compareWords(inOneLine(text), inManyLines(text)),
  compareManyLines: (text) => compareWords(inManyLines(text), inManyLines(`xyz${text}`)),
  countWords: (text) => countWords(inOneLine(text).lines),
  cutAt: (text) => cutAt(text, 1_000),
  hasWords: (text) => [hasWords("", text), hasWords(text, "")],
  holdSentence: (text) => holdSentence({ kind: "editorial", reason: text, by: "Asha" } as never),
  htmlOfText,
  linkAddress,
  mentions: (text) => [mentionsIn(text.slice(0, 2_000), CALLED), textParts(text.slice(0, 2_000), NAMES)],
  mentionBeingTyped: (text) => mentionBeingTyped(text, text.length),
  mergeEdits: (text) => mergeEdits(text, `x${text}`, `${text}y`),
  offeredFor: (text) => offeredFor(text, CALLED),
  pastedLink: (text) => [pastedLink(`https://example.org/?${text}`), pastedLink(`https://${text}`)],
  personName: (text) => PersonName.safeParse(text),
  proposedChange: (text) =>
    proposedChange(comparable(inOneLine(text), text), comparable(inOneLine(`x${text.slice(1)}`), `x${text}`)),
  searchWords,
  sectionAddress: (text) => sectionAddress(text, []),
  shownAttribution: (text) => shownAttribution({ attributionOverride: { line: text, reason: "" } }, [], text),
  soundAddress,
  soundInput: (text) => soundInput({ text, list: [text] }),
  soundMetadata: (text) =>
    soundMetadata({ credit: text, licensors: Array(1_000).fill({ name: text, url: text }) }),
  soundText,
  soundWords,
  topicsOf: (text) => topicsOf({ topics: text }),
  typographicSign: (text) =>
    ['"', "'", "-", "."].map((sign) => typographicSign(text, sign, typographyOf("en"))),
  wordsOf,
  xmpPacket: (text) => xmpPacket({ credit: text, creator: text }),
};

const { length } = workerData as { length: number };
/** So many characters of these over and over, between what may begin and end an expression. */
const repeated = (part: string, before = "", after = ""): string =>
  before + part.repeat(Math.ceil(length / part.length)).slice(0, length) + after;

const TEXTS: Record<string, string> = {
  "blanks that do not end the line": repeated(" ", "(with inputs from ANI)", "x"),
  "blanks after what may be reported": repeated(" ", "told", "x"),
  "blanks after a byline": repeated(" ", "Additional reporting", "x"),
  "line breaks": repeated("\r\n ", "x", "x"),
  "straight quotes": repeated('"', "x", "x"),
  "quotes that open": repeated("“"),
  "brackets that open": repeated("("),
  "brackets and blanks": repeated("( [ "),
  "angles that open": repeated("<"),
  "elements that never end": repeated("<style"),
  "comments that never end": repeated("<!--"),
  labels: repeated("Image: ", "", "x"),
  "words of labels": repeated("image credit ", "", "x"),
  "combining marks": repeated("\u0301", "e", "x"),
  hyphens: repeated("-", "a", "a"),
  stops: repeated(". ", "a", "a"),
  "words joined by signs": repeated("a'b.c,", "", "!"),
  "one word": repeated("a", "", "!"),
  "signs of addresses": repeated("@a.", "a", " "),
  parameters: repeated("utm_a=b&"),
  "agencies by name": repeated("told AP the ANI said ", "", "x"),
  "numbers and capitals": repeated("A1 b2 “C” ", "", "x"),
  "halves of characters": repeated("\ud83d", "", "x"),
  controls: repeated("\u0000\u001f", "x", "x"),
};

for (const [what, text] of Object.entries(TEXTS))
  for (const [name, take] of Object.entries(TAKERS)) {
    parentPort?.postMessage({ begun: `${name} with ${what}` });
    take(text);
  }
parentPort?.postMessage({ done: Object.keys(TEXTS).length * Object.keys(TAKERS).length });
