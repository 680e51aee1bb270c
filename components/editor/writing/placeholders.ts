import type { Node } from "@tiptap/pm/model";
import { Plugin } from "@tiptap/pm/state";
import { Decoration, DecorationSet } from "@tiptap/pm/view";
import { bodyLines } from "#components/editor/body-lines.ts";
import { fieldPlace } from "#lib/document/binding/positions.ts";

const empty = (from: number, node: Node, words: string): Decoration =>
  Decoration.node(from, from + node.nodeSize, { class: "is-empty", "data-placeholder": words });

/** What goes where, said in the empty places of a story that may be written. */
export function placeholders(): Plugin {
  let drawn: { doc: Node; set: DecorationSet } | null = null;
  const draw = (doc: Node): DecorationSet => {
    if (drawn?.doc === doc) return drawn.set;
    const decorations: Decoration[] = [];
    for (const [field, words] of [
      ["headline", "Headline"],
      ["standfirst", "Standfirst"],
    ] as const) {
      const { start, node } = fieldPlace(doc, field);
      if (node.content.size === 0) decorations.push(empty(start - 1, node, words));
    }
    const lines = bodyLines(doc);
    const [first] = lines;
    if (first && lines.length === 1 && first.node.type.name === "paragraph" && first.node.content.size === 0)
      decorations.push(empty(first.position, first.node, "Write…"));
    for (const { node, position } of lines)
      if (node.type.name === "picture" && node.content.size === 0)
        decorations.push(empty(position, node, "Caption"));
    drawn = { doc, set: DecorationSet.create(doc, decorations) };
    return drawn.set;
  };
  return new Plugin({ props: { decorations: (state) => draw(state.doc) } });
}
