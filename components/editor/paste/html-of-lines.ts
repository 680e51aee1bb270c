import type { Line, Run } from "#lib/document/story/words.ts";

const escape = (text: string): string =>
  text.replace(/[&<>"]/g, (sign) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[sign]!);

function runHtml({ text, bold, italic, link }: Run): string {
  let html = escape(text);
  if (italic) html = `<em>${html}</em>`;
  if (bold) html = `<strong>${html}</strong>`;
  return link ? `<a href="${escape(link)}">${html}</a>` : html;
}

const inside = (line: Line): string => line.runs.map(runHtml).join("");

/** Lines in the house's own plain HTML, as the editor reads it. */
export function htmlOfLines(lines: readonly Line[], isInline = false): string {
  if (isInline) return lines.map(inside).join("");
  return lines.map(lineHtml).join("");
}

function lineHtml(line: Line): string {
  switch (line.kind) {
    case "subheading":
      return `<h2>${inside(line)}</h2>`;
    case "quote":
      return `<blockquote>${inside(line)}</blockquote>`;
    case "listItem":
      return `<div data-line="listItem" data-ordered="${line.ordered === true}" data-level="${line.level ?? 0}">${inside(line)}</div>`;
    case "paragraph":
    case "picture":
      return `<p>${inside(line)}</p>`;
  }
}
