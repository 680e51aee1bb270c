import {
  compareWords,
  type FieldChange,
  type WordsComparison,
} from "#lib/document/versions/compare-words.ts";
import type { StoryDetails, StoryWords } from "#lib/document/story/words.ts";
import type { PinnedPicture, PinnedSource } from "#lib/newsroom/revisions/revision.ts";

/** Of a revision, what two of them are compared by. */
export interface ComparedRevision {
  words: StoryWords;
  details: StoryDetails;
  pictures: readonly PinnedPicture[];
  sources: readonly PinnedSource[];
  attribution: string | null;
}

/** Two revisions beside each other: the words, and everything else by its name on the screen. */
export interface RevisionComparison {
  words: WordsComparison;
  fields: FieldChange[];
}

const DETAIL_NAMES: [keyof StoryDetails, string][] = [
  ["slugline", "Slugline"],
  ["kicker", "Kicker"],
  ["byline", "Byline"],
  ["place", "Place"],
  ["topics", "Topics"],
  ["section", "Section"],
  ["length", "Length (words)"],
  ["address", "Address"],
];

/** What changed from one revision to another, word by word and field by field. */
export function compareRevisions(from: ComparedRevision, to: ComparedRevision): RevisionComparison {
  const fields: FieldChange[] = [];
  const compare = (name: string, before: string, after: string) => {
    if (before !== after) fields.push({ name, before, after });
  };
  for (const [key, name] of DETAIL_NAMES)
    compare(name, String(from.details[key] ?? ""), String(to.details[key] ?? ""));
  const printed = (sources: readonly PinnedSource[]) =>
    sources.map((source) => source.printedName).join(", ");
  compare("Wire sources", printed(from.sources), printed(to.sources));
  compare("Attribution line", from.attribution ?? "", to.attribution ?? "");
  const overriddenFor = ({ details }: ComparedRevision) => details.attributionOverride?.reason ?? "";
  compare("Reason for the attribution line", overriddenFor(from), overriddenFor(to));
  to.pictures.forEach((picture, index) => {
    const before = from.pictures.find(({ id }) => id === picture.id);
    // A picture that is new is seen among the lines, with its credit.
    if (before)
      compare(
        to.pictures.length === 1 ? "Credit line" : `Credit line, picture ${index + 1}`,
        before.credit,
        picture.credit,
      );
  });
  return { words: compareWords(from.words, to.words), fields };
}
