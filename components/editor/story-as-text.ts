import type { Node } from "@tiptap/pm/model";
import { bodyLines } from "#components/editor/body-lines.ts";
import { fieldPlace } from "#lib/document/binding/positions.ts";

/** Everything on the screen as plain text, a blank line between the lines. */
export function storyAsText(doc: Node): string {
  const fields = (["headline", "standfirst"] as const).map(
    (field) => fieldPlace(doc, field).node.textContent,
  );
  return [...fields, ...bodyLines(doc).map(({ node }) => node.textContent)].filter(Boolean).join("\n\n");
}
