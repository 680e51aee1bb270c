import type { Facts } from "#lib/document/story/facts.ts";
import type { Field } from "#lib/document/story/fields.ts";
import { isMarker } from "#lib/document/story/line-marker.ts";
import { livingStretches, wordsOf } from "#lib/document/story/living-words.ts";

export interface Wanted {
  words: string;
  matchCase: boolean;
  wholeWord: boolean;
}

/** Where something was found: indexes in one text, `from` up to `to`, more than one where struck words stand between. */
export interface Found {
  field: Field;
  pieces: [from: number, to: number][];
  /** Part of it is only suggested. */
  isSuggested: boolean;
}

/** The words of a field or a line as somebody reads them: what is struck is not among them. */
interface Passage {
  field: Field;
  text: string;
  /** Where the text comes from: at offset `at` begins what stands at `index` in the shared text. */
  parts: { at: number; index: number; isSuggested: boolean }[];
}

/** Every place where these words stand, in reading order: headline, standfirst, lines and captions. */
export function findWords(facts: Facts, wanted: Wanted): Found[] {
  const pattern = patternOf(wanted);
  if (!pattern) return [];
  return passages(facts).flatMap((passage) =>
    [...passage.text.matchAll(pattern)].map((match) => ({
      field: passage.field,
      ...piecesOf(passage, match.index, match.index + match[0].length),
    })),
  );
}

/** Straight signs find the house's and the other way round, and a blank finds one that does not break. */
const ALIKE: Record<string, string> = {
  "'": "['‘’]",
  "‘": "['‘’]",
  "’": "['‘’]",
  '"': '["“”]',
  "“": '["“”]',
  "”": '["“”]',
  " ": "[ \\u00a0]",
};

function patternOf({ words, matchCase, wholeWord }: Wanted): RegExp | null {
  if (words === "") return null;
  const escaped = Array.from(words, (sign) => ALIKE[sign] ?? sign.replace(/[\\^$.*+?()[\]{}|/-]/g, "\\$&"));
  const pattern = escaped.join("");
  const whole = wholeWord ? `(?<![\\p{L}\\p{M}\\p{N}_])${pattern}(?![\\p{L}\\p{M}\\p{N}_])` : pattern;
  return new RegExp(whole, matchCase ? "gu" : "giu");
}

function passages(facts: Facts): Passage[] {
  const found: Passage[] = [];
  let open: Passage | null = null;
  for (const stretch of livingStretches(facts)) {
    const { field, index, item } = stretch;
    if (!open || open.field !== field || isMarker(item)) {
      open = { field, text: "", parts: [] };
      found.push(open);
    }
    if (isMarker(item) || facts.isStruck(stretch)) continue;
    open.parts.push({ at: open.text.length, index, isSuggested: facts.isPending(stretch) });
    open.text += wordsOf(stretch, "");
  }
  return found;
}

function piecesOf({ parts, text }: Passage, from: number, to: number): Omit<Found, "field"> {
  const pieces: Found["pieces"] = [];
  let isSuggested = false;
  for (const [number, { at, index, isSuggested: isPartSuggested }] of parts.entries()) {
    const end = parts[number + 1]?.at ?? text.length;
    const first = Math.max(from, at);
    const last = Math.min(to, end);
    if (first >= last) continue;
    isSuggested ||= isPartSuggested;
    const piece: [number, number] = [index + first - at, index + last - at];
    const before = pieces.at(-1);
    if (before && before[1] === piece[0]) before[1] = piece[1];
    else pieces.push(piece);
  }
  return { pieces, isSuggested };
}
