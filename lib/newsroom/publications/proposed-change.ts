import { lineText, type Line, type StoryDetails, type StoryWords } from "#lib/document/story/words.ts";
import { compareText, wordsOf } from "#lib/document/versions/compare-runs.ts";
import { compareWords, type WordChange } from "#lib/document/versions/compare-words.ts";
import type { ChangeKind } from "#lib/newsroom/publications/publication.ts";
import { topicsOf } from "#lib/newsroom/revisions/readers-view.ts";

export interface ProposedChange {
  change: Extract<ChangeKind, "typo" | "update">;
  /** What it touches that no typo touches, each as words: "a number (13 → 12)". */
  touches: string[];
}

/** What is compared of what readers have and what they would get. */
export interface Comparable {
  words: StoryWords;
  kicker: string;
  byline: string;
  place: string;
  topics: readonly string[];
  /** Its address: a story moves with it. */
  section: string;
  credits: readonly string[];
  attribution: string | null;
}

/** So many replaced words are still a slip of the pen; more is a rewriting. */
const MOST_SLIPS = 3;
const LONGEST_SLIP = 400;

/**
 * Proposes what a change is to readers. Small repairs of spelling and style are a typo; whatever touches a number, a
 * name or a quotation is not, and passes as one only with a recorded reason.
 */
export function proposedChange(before: Comparable, after: Comparable): ProposedChange {
  const comparison = compareWords(before.words, after.words);
  const touches = new Set<string>();
  let slips = 0;
  let rewritten = false;
  const ordinary = ordinaryWords(before.words, after.words);
  const look = (changes: readonly WordChange[], was: string, is: string) => {
    const starts = new Set([...sentenceStarts(was), ...sentenceStarts(is)]);
    for (const { gone, come } of replacements(changes)) {
      slips += Math.max(wordsOf(gone).length, wordsOf(come).length, 1);
      if (!isSlip(gone, come)) rewritten = true;
      for (const touched of touchedBy(gone, come, starts, ordinary)) touches.add(touched);
    }
    if (quotationsIn(was).join("\n") !== quotationsIn(is).join("\n")) touches.add("a quotation");
  };
  look(comparison.headline, before.words.headline, after.words.headline);
  look(comparison.standfirst, before.words.standfirst, after.words.standfirst);
  look(compareText(before.kicker, after.kicker), before.kicker, after.kicker);
  for (const line of comparison.lines) {
    if (line.change === "changed") {
      look(line.words, lineText(line.before), lineText(line.after));
      if (isQuote(line.before) || isQuote(line.after)) touches.add("a quotation");
      if (line.fields.some((field) => field.name === "Crop")) rewritten = true;
      const [was, is] = [line.before.alt ?? "", line.after.alt ?? ""];
      look(compareText(was, is), was, is);
    } else if (line.change === "added") look(compareText("", lineText(line.line)), "", lineText(line.line));
    else if (line.change === "removed") look(compareText(lineText(line.line), ""), lineText(line.line), "");
    if (line.change === "added" || line.change === "removed") {
      rewritten = true;
      if (isQuote(line.line)) touches.add("a quotation");
    }
  }
  for (const [what, was, is] of [
    ["the byline", before.byline, after.byline],
    ["the place", before.place, after.place],
    ["the topics", before.topics.join("\n"), after.topics.join("\n")],
    ["the section", before.section, after.section],
    ["a picture’s credit", before.credits.join("\n"), after.credits.join("\n")],
    ["the attribution line", before.attribution ?? "", after.attribution ?? ""],
  ] as const)
    if (was !== is) touches.add(what);
  const typo = touches.size === 0 && !rewritten && slips <= MOST_SLIPS;
  return { change: typo ? "typo" : "update", touches: [...touches] };
}

const isQuote = (line: Line): boolean => line.kind === "quote";

/** What went and what came in its place. */
function replacements(changes: readonly WordChange[]): { gone: string; come: string }[] {
  const found: { gone: string; come: string }[] = [];
  changes.forEach(({ change, text }, index) => {
    if (change === "removed") {
      const next = changes[index + 1];
      found.push({ gone: text, come: next?.change === "added" ? next.text : "" });
    } else if (change === "added" && changes[index - 1]?.change !== "removed")
      found.push({ gone: "", come: text });
  });
  return found;
}

/** Punctuation, spacing, capitals, or a word that is nearly the same word. */
function isSlip(gone: string, come: string): boolean {
  const was = wordsOf(gone);
  const is = wordsOf(come);
  if (was.length === 0 && is.length === 0) return true;
  if (Math.abs(was.length - is.length) > 1) return false;
  const a = was.join("").toLowerCase();
  const b = is.join("").toLowerCase();
  // Comparing letter by letter takes time by the square, and nobody slips in so long a word.
  if (Math.max(a.length, b.length) > LONGEST_SLIP) return a === b;
  if (a === "" || b === "") return Math.max(a.length, b.length) <= 3;
  return distance(a, b) <= Math.max(2, Math.floor(Math.max(a.length, b.length) / 4));
}

const NUMBER_WORDS =
  /^(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand|lakh|crore|million|billion|dozen|half|no|not|never)$/i;

function touchedBy(gone: string, come: string, starts: Set<string>, ordinary: Set<string>): string[] {
  const was = wordsOf(gone);
  const is = wordsOf(come);
  const arrow = (a: string[], b: string[]) => [a.join(" "), b.join(" ")].filter(Boolean).join(" → ");
  const numbers = (words: string[]) => words.filter((word) => /\p{N}/u.test(word) || NUMBER_WORDS.test(word));
  const names = (words: string[]) => words.filter((word) => isName(word, starts, ordinary));
  const touched: string[] = [];
  if (numbers(was).join() !== numbers(is).join())
    touched.push(`a number (${arrow(numbers(was), numbers(is))})`);
  const [oldNames, newNames] = [names(was), names(is)];
  // "Teh" for "The" at the start of a sentence: what came is an ordinary word, so what went was no name either.
  const onlyMisspelt = is.length > 0 && newNames.length === 0 && oldNames.every((word) => starts.has(word));
  if (oldNames.join().toLowerCase() !== newNames.join().toLowerCase() && !onlyMisspelt)
    touched.push(`a name (${arrow(oldNames, newNames)})`);
  return touched;
}

/** A capital makes a name, at the start of a sentence only when the word is not an ordinary one. */
const isName = (word: string, starts: Set<string>, ordinary: Set<string>): boolean =>
  /^\p{Lu}/u.test(word) &&
  !NUMBER_WORDS.test(word) &&
  !(starts.has(word) && ordinary.has(word.toLowerCase()));

/** Words that occur in small letters somewhere in the story, and the usual first words of sentences. */
function ordinaryWords(...stories: StoryWords[]): Set<string> {
  const text = stories
    .flatMap((words) => [words.headline, words.standfirst, ...words.lines.map(lineText)])
    .join("\n");
  const usual =
    "a an and as at but by for he her his if in it its no not of on or she the their there these they this those to we when while with you";
  return new Set([...usual.split(" "), ...wordsOf(text).filter((word) => /^\p{Ll}/u.test(word))]);
}

const sentenceStarts = (text: string): Set<string> =>
  new Set([...text.matchAll(/(?:^|[.!?:]["”’)]*\s+)["“‘(]*([\p{L}\p{N}’'-]+)/gu)].map((match) => match[1]!));

const CLOSING: Record<string, string> = { "“": "”", '"': '"' };

/** What stands between quotation marks, with them. A mark that nothing closes is passed over, and is looked for once. */
function quotationsIn(text: string): string[] {
  const found: string[] = [];
  const unclosed = new Set<string>();
  const opening = /[“"]/g;
  for (let open = opening.exec(text); open; open = opening.exec(text)) {
    const closing = CLOSING[open[0]]!;
    if (unclosed.has(closing)) continue;
    const end = text.indexOf(closing, open.index + 1);
    if (end < 0) unclosed.add(closing);
    else {
      found.push(text.slice(open.index, end + 1));
      opening.lastIndex = end + 1;
    }
  }
  return found;
}

/** Letters to change, add or drop to make the one the other. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++)
      next[j] = Math.min(next[j - 1]! + 1, row[j]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1));
    row = next;
  }
  return row[b.length]!;
}

/** Of a revision, what is compared. */
export const comparableRevision = (revision: {
  words: StoryWords;
  details: Pick<StoryDetails, "kicker" | "byline" | "place" | "topics" | "section">;
  pictures: readonly { id: string; credit: string }[];
  attribution: string | null;
}): Comparable => ({
  words: revision.words,
  kicker: revision.details.kicker ?? "",
  byline: revision.details.byline ?? "",
  place: revision.details.place ?? "",
  topics: topicsOf(revision.details),
  section: revision.details.section ?? "",
  // A picture that came or went is seen in the lines; here only what a credit says now.
  credits: revision.pictures.map(({ id, credit }) => `${id} ${credit}`).sort(),
  attribution: revision.attribution,
});

/** Why a change cannot pass as a typo without a reason. */
export const typoRefusals = ({ touches }: ProposedChange): string[] =>
  touches.length === 0
    ? []
    : [
        `This changes ${touches.join(", ")}: say in a reason why it is only a typo, or choose another kind of change.`,
      ];
