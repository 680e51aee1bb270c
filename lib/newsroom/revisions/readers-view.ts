import { lineText, type Line, type Run, type StoryDetails } from "#lib/document/story/words.ts";

/** The body as readers get it: nothing that shows nothing, and one way to write what looks the same. */
export function readersLines(lines: readonly Line[]): Line[] {
  return lines.filter((line) => line.kind === "picture" || lineText(line).trim() !== "").map(plainLine);
}

function plainLine(line: Line): Line {
  const plain: Line = { kind: line.kind, runs: joined(line.runs) };
  if (line.kind === "listItem") {
    plain.ordered = line.ordered ?? false;
    plain.level = line.level ?? 0;
  }
  if (line.kind === "picture") {
    plain.picture = line.picture ?? "";
    plain.alt = line.alt ?? "";
    if (line.crop) {
      const { x, y, width, height } = line.crop;
      plain.crop = { x, y, width, height };
    }
  }
  return plain;
}

/** Neighbours that look the same become one run, however they were typed. */
function joined(runs: readonly Run[]): Run[] {
  const out: Run[] = [];
  for (const run of runs) {
    if (run.text === "") continue;
    const last = out.at(-1);
    if (last && last.bold === run.bold && last.italic === run.italic && last.link === run.link)
      last.text += run.text;
    else
      out.push({
        text: run.text,
        ...(run.bold ? { bold: true } : {}),
        ...(run.italic ? { italic: true } : {}),
        ...(run.link ? { link: run.link } : {}),
      });
  }
  return out;
}

export const topicsOf = (details: Pick<StoryDetails, "topics">): string[] => [
  ...new Set(
    (details.topics ?? "")
      .split(",")
      .map((topic) => topic.trim())
      .filter(Boolean),
  ),
];

/** The pictures of a story in the order in which they stand, each once. */
export const picturesIn = (lines: readonly Line[]): string[] => [
  ...new Set(lines.flatMap((line) => (line.kind === "picture" && line.picture ? [line.picture] : []))),
];

const WORD = /[\p{L}\p{N}][\p{L}\p{N}\p{M}’'.,-]*/gu;

/** Words of the body, captions apart: what a length is measured in. */
export const countWords = (lines: readonly Line[]): number =>
  lines.reduce(
    (sum, line) => (line.kind === "picture" ? sum : sum + (lineText(line).match(WORD)?.length ?? 0)),
    0,
  );
