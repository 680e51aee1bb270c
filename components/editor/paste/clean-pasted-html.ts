import { htmlOfLines } from "#components/editor/paste/html-of-lines.ts";
import { linesOfPaste } from "#components/editor/paste/lines-of-paste.ts";

/** Pasted HTML as the house writes it, and how many pictures were left out. Nothing of it is ever loaded or run. */
export function cleanPastedHtml(html: string): { html: string; pictures: number } {
  const page = new DOMParser().parseFromString(html, "text/html");
  const { lines, pictures, isInline } = linesOfPaste(page.body);
  return { html: htmlOfLines(lines, isInline), pictures };
}
