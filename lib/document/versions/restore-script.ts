import { lineText, type Line } from "#lib/document/story/words.ts";
import { compareText } from "#lib/document/versions/compare-runs.ts";
import { pairLines } from "#lib/document/versions/pair-lines.ts";

/**
 * Units `from … to − 1` of the words as they stand give way to units `putFrom … putTo − 1` of the words as they were. A
 * unit is one UTF-16 character of a text or, in a body, one line marker standing before its line's characters.
 */
export interface UnitEdit {
  from: number;
  to: number;
  putFrom: number;
  putTo: number;
}

/** Neighbouring units that stay: which they are now, which they were. */
export interface KeptUnits {
  now: number;
  then: number;
  length: number;
}

/** What to change in a plain field so that it reads as it did, in reading order. */
export const textEdits = (now: string, then: string): UnitEdit[] => wordEdits(now, then, 0, 0);

/**
 * What to change in a body so that its lines read as they did, in reading order. Lines that are related stay and are
 * mended word by word, so that unchanged characters keep their ids; a line that stood elsewhere is taken out and put back.
 * The first marker always stays: a body without one is broken.
 */
export function bodyEdits(now: readonly Line[], then: readonly Line[]): UnitEdit[] {
  const [nowStarts, thenStarts] = [lineStarts(now), lineStarts(then)];
  const edits: UnitEdit[] = [];
  let [nowLine, thenLine] = [0, 0];
  const gap = (nowUpTo: number, thenUpTo: number) => {
    const edit = {
      from: nowStarts[nowLine]!,
      to: nowStarts[nowUpTo]!,
      putFrom: thenStarts[thenLine]!,
      putTo: thenStarts[thenUpTo]!,
    };
    if (edit.from < edit.to || edit.putFrom < edit.putTo) edits.push(withFirstMarker(edit));
  };
  for (const { from, to } of relatedLines(now, then)) {
    gap(from[0]!, to[0]!);
    const joined = (lines: readonly Line[], which: readonly number[]) =>
      which.map((at) => lineText(lines[at]!)).join(LINE_SIGN);
    const [nowFirst, thenFirst] = [nowStarts[from[0]!]! + 1, thenStarts[to[0]!]! + 1];
    edits.push(...wordEdits(joined(now, from), joined(then, to), nowFirst, thenFirst));
    nowLine = from.at(-1)! + 1;
    thenLine = to.at(-1)! + 1;
  }
  gap(now.length, then.length);
  return edits;
}

/** What the edits leave: `length` counts all units of the words as they stand. */
export function keptUnits(edits: readonly UnitEdit[], length: number): KeptUnits[] {
  const kept: KeptUnits[] = [];
  let [now, then] = [0, 0];
  for (const edit of edits) {
    if (edit.from > now) kept.push({ now, then, length: edit.from - now });
    now = edit.to;
    then = edit.putTo;
  }
  if (length > now) kept.push({ now, then, length: length - now });
  return kept;
}

/** The unit of each line's marker, and at the end the count of all units. */
export function lineStarts(lines: readonly Line[]): number[] {
  const starts = [0];
  for (const line of lines) starts.push(starts.at(-1)! + 1 + lineText(line).length);
  return starts;
}

const LINE_SIGN = "\u2029";

/** Where what goes or comes begins at the very first line, the edit begins one unit later and ends with the next marker. */
function withFirstMarker(edit: UnitEdit): UnitEdit {
  if (edit.from > 0) return edit;
  const both = edit.from < edit.to && edit.putFrom < edit.putTo;
  const further = both ? 0 : 1;
  return {
    from: edit.from + 1,
    to: edit.to + further,
    putFrom: edit.putFrom + 1,
    putTo: edit.putTo + further,
  };
}

/** Lines that are the same lines, in one order in both bodies; one may have become several, and several one. */
function relatedLines(now: readonly Line[], then: readonly Line[]): { from: number[]; to: number[] }[] {
  const { partner, moved, split, joined } = pairLines(now, then);
  const inPlace = [...partner].filter(([from]) => !moved.has(from));
  const related = inPlace.map(([from, to]) => ({ from: [from], to: [to] }));
  const others = [
    ...[...split].map(([from, to]) => ({ from: [from], to })),
    ...[...joined].map(([to, from]) => ({ from, to: [to] })),
  ];
  for (const other of others) {
    const [from, to] = [other.from[0]!, other.to[0]!];
    if (related.every((pair) => pair.from[0]! < from === pair.to[0]! < to)) related.push(other);
  }
  return related.sort((a, b) => a.from[0]! - b.from[0]!);
}

function wordEdits(now: string, then: string, nowFirst: number, thenFirst: number): UnitEdit[] {
  const edits: UnitEdit[] = [];
  let [at, was] = [nowFirst, thenFirst];
  let open: UnitEdit | null = null;
  for (const { change, text } of compareText(now, then)) {
    if (change === "same" || change === "formatted") {
      at += text.length;
      was += text.length;
      open = null;
      continue;
    }
    if (!open) edits.push((open = { from: at, to: at, putFrom: was, putTo: was }));
    if (change === "removed") open.to = at += text.length;
    else open.putTo = was += text.length;
  }
  return edits;
}
