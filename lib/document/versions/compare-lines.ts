import { lineText, type Crop, type Line, type LineKind } from "#lib/document/story/words.ts";
import { compareRuns, isChanged, type WordChange } from "#lib/document/versions/compare-runs.ts";

/** A named field beside the words that has another value now. */
export interface FieldChange {
  name: string;
  before: string;
  after: string;
}

const KIND_NAMES: Record<LineKind, string> = {
  paragraph: "paragraph",
  subheading: "sub-heading",
  quote: "quotation",
  listItem: "list item",
  picture: "picture",
};

const kindName = (line: Line): string =>
  line.kind === "listItem"
    ? `${line.ordered ? "numbered" : "bulleted"} list item${line.level ? `, level ${line.level + 1}` : ""}`
    : KIND_NAMES[line.kind];

const cropName = (crop: Crop | undefined): string => {
  const part = (fraction: number) => `${Math.round(fraction * 1000) / 10} %`;
  return crop
    ? `${part(crop.width)} × ${part(crop.height)} from ${part(crop.x)} left, ${part(crop.y)} top`
    : "the whole picture";
};

/** What is different about two states of one line: its words, and its other fields by name. */
export function compareLines(
  before: Line,
  after: Line,
): { words: WordChange[]; fields: FieldChange[]; differs: boolean } {
  const words = compareRuns(before.runs, after.runs);
  const fields: FieldChange[] = [];
  const compare = (name: string, was: string, is: string) => {
    if (was !== is) fields.push({ name, before: was, after: is });
  };
  compare("Kind of line", kindName(before), kindName(after));
  if (before.kind === "picture" || after.kind === "picture") {
    compare("Caption", lineText(before), lineText(after));
    compare("Alt text", before.alt ?? "", after.alt ?? "");
    compare("Crop", cropName(before.crop), cropName(after.crop));
  }
  return { words, fields, differs: fields.length > 0 || isChanged(words) };
}
