import { htmlOfLines } from "#components/editor/paste/html-of-lines.ts";
import { LONGEST_PART } from "#lib/newsroom/stories/story-limits.ts";

export const MOST_PASTED_CHARACTERS = LONGEST_PART.body;
/** Word wraps every word in a page of style; past this not even Word means a story. */
export const MOST_PASTED_HTML = 8_000_000;

/** Why this much is not taken; null when it is. */
export function tooMuchSentence(characters: number, html: number): string | null {
  if (characters <= MOST_PASTED_CHARACTERS && html <= MOST_PASTED_HTML) return null;
  const most = MOST_PASTED_CHARACTERS.toLocaleString("en");
  return `This is too much to paste at once: a story takes ${most} characters at a time. Nothing was pasted.`;
}

export const leftOutSentence = (pictures: number): string =>
  pictures === 1
    ? "1 picture was left out: add it with Picture so that it carries a credit."
    : `${pictures} pictures were left out: add them with Picture so that they carry a credit.`;

/** Is there anything to read on this clipboard, or only a picture? */
export const hasWords = (text: string, html: string): boolean => text.trim() !== "" || hasReadable(html);

/** Elements whose words nobody reads. */
const UNREAD = /<(style|script|title)\b/iy;

/** Whether a page of HTML says anything between its tags. Goes through it once; what has no end goes on to the end. */
function hasReadable(html: string): boolean {
  const lower = html.toLowerCase();
  const after = (sign: string, from: number) => {
    const at = lower.indexOf(sign, from);
    return at < 0 ? html.length : at + sign.length;
  };
  for (let at = 0; at < html.length;) {
    const tag = html.indexOf("<", at);
    const words = html.slice(at, tag < 0 ? html.length : tag);
    if (words.replace(/&nbsp;/gi, "").trim() !== "") return true;
    if (tag < 0) return false;
    UNREAD.lastIndex = tag;
    const unread = UNREAD.exec(html)?.[1];
    if (html.startsWith("<!--", tag)) at = after("-->", tag);
    else if (unread) at = after(">", after(`</${unread.toLowerCase()}`, tag));
    else at = after(">", tag);
  }
  return false;
}

/** Plain text, each of its lines a line. */
export const htmlOfText = (text: string): string =>
  htmlOfLines(
    text
      .split(/[\r\n]+/)
      .filter((line) => line.trim() !== "")
      .map((line) => ({ kind: "paragraph", runs: [{ text: line.trim() }] })),
  );
