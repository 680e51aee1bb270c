import type { Node } from "@tiptap/pm/model";
import { fieldAt, fieldPlace } from "#lib/document/binding/positions.ts";

/** A line of the body where it stands on the screen. */
export interface ShownLine {
  number: number;
  node: Node;
  /** Position before the line. */
  position: number;
}

export function bodyLines(doc: Node): ShownLine[] {
  const { node: body, start } = fieldPlace(doc, "body");
  const lines: ShownLine[] = [];
  body.forEach((node, offset, number) => lines.push({ number, node, position: start + offset }));
  return lines;
}

/** The line of the body with this number; null when there are not so many. */
export function bodyLine(doc: Node, number: number): ShownLine | null {
  return bodyLines(doc)[number] ?? null;
}

/** The line of the body that holds this position; null in the headline and the standfirst. */
export function lineAt(doc: Node, position: number): ShownLine | null {
  if (fieldAt(doc, position) !== "body") return null;
  const { node: body, start } = fieldPlace(doc, "body");
  const inside = Math.max(0, Math.min(position - start, body.content.size - 1));
  const { node, index, offset } = body.childAfter(inside);
  return node ? { number: index, node, position: start + offset } : null;
}
