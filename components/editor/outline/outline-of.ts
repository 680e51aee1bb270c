import type { Node } from "@tiptap/pm/model";
import { bodyLines } from "#components/editor/body-lines.ts";
import { fieldPlace } from "#lib/document/binding/positions.ts";

export interface OutlineEntry {
  kind: "headline" | "standfirst" | "subheading" | "picture" | "text";
  words: string;
  /** The lines of the body that stand under it: `from … to − 1`. */
  from: number;
  to: number;
}

/** The story at a glance: headline, standfirst, then sub-headings and pictures in the order in which they stand. */
export function outlineOf(doc: Node): OutlineEntry[] {
  const headline = fieldPlace(doc, "headline");
  const standfirst = fieldPlace(doc, "standfirst");
  const entries: OutlineEntry[] = [
    { kind: "headline", words: headline.node.textContent, from: 0, to: 0 },
    { kind: "standfirst", words: standfirst.node.textContent, from: 0, to: 0 },
  ];
  const lines = bodyLines(doc);
  for (const { number, node } of lines) {
    const kind = node.type.name;
    if (kind !== "subheading" && kind !== "picture" && number > 0) continue;
    const isHead = kind === "subheading" || kind === "picture";
    entries.push({
      kind: isHead ? kind : "text",
      words: isHead ? node.textContent : "",
      from: number,
      to: lines.length,
    });
  }
  entries.forEach((entry, index) => {
    const next = entries[index + 1];
    if (index >= 2 && next) entry.to = next.from;
  });
  return entries;
}

/** "412 of 600 words"; "640 of 600 words, 40 over". */
export function lengthWords(count: number, target: number | undefined): string {
  const words = count.toLocaleString("en");
  if (!target) return count === 1 ? "1 word" : `${words} words`;
  const over = count > target ? `, ${(count - target).toLocaleString("en")} over` : "";
  return `${words} of ${target.toLocaleString("en")} words${over}`;
}
