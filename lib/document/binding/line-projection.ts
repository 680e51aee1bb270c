import { Fragment, type Mark, type Node, type Schema } from "@tiptap/pm/model";
import type { Facts } from "#lib/document/story/facts.ts";
import { readLineAttributes, type LineAttributes } from "#lib/document/story/line-marker.ts";
import { projectLines, projectPlain, type ProjectedLine } from "#lib/document/story/lines.ts";
import { MARK_NAMES, isLinkAddress, type Marks } from "#lib/document/story/marks.ts";

/** Between lines as plain data and lines as ProseMirror nodes; nothing here knows of positions or of Yjs. */

export function pmMarks(schema: Schema, marks: Marks): readonly Mark[] {
  const made: Mark[] = [];
  for (const name of MARK_NAMES) {
    const type = schema.marks[name];
    if (type && marks[name]) made.push(type.create(name === "link" ? { href: marks.link } : null));
  }
  return made;
}

export function plainMarks(marks: readonly Mark[]): Marks {
  const read: Marks = {};
  for (const mark of marks) {
    if (mark.type.name === "bold") read.bold = true;
    else if (mark.type.name === "italic") read.italic = true;
    else if (mark.type.name === "link" && isLinkAddress(mark.attrs.href)) read.link = mark.attrs.href;
  }
  return read;
}

export function lineNode(schema: Schema, line: ProjectedLine): Node {
  const runs = line.runs.filter((run) => run.text);
  const content = runs.map((run) => schema.text(run.text, pmMarks(schema, run.marks)));
  return lineType(schema, line.attributes.kind).create(
    nodeAttributes(line.attributes),
    Fragment.from(content),
  );
}

export const lineType = (schema: Schema, kind: LineAttributes["kind"]) =>
  schema.nodes[kind] ?? schema.nodes.paragraph!;

export function nodeAttributes(line: LineAttributes): Record<string, unknown> | null {
  if (line.kind === "listItem") return { ordered: line.ordered ?? false, level: line.level ?? 0 };
  if (line.kind !== "picture") return null;
  return { picture: line.picture ?? null, alt: line.alt ?? "", crop: line.crop ?? null };
}

export const attributesOf = (node: Node): LineAttributes =>
  readLineAttributes((key) => (key === "kind" ? node.type.name : (node.attrs[key] as unknown)));

export function plainNode(schema: Schema, facts: Facts, field: "headline" | "standfirst"): Node {
  const text = projectPlain(facts.doc, field);
  return schema.nodes[field]!.create(null, text ? schema.text(text) : null);
}

/** The whole story as ProseMirror shows it. */
export function projectStory(schema: Schema, facts: Facts): Node {
  const lines = projectLines(facts).lines.map((line) => lineNode(schema, line));
  return schema.nodes.doc!.create(null, [
    plainNode(schema, facts, "headline"),
    plainNode(schema, facts, "standfirst"),
    schema.nodes.body!.create(null, lines),
  ]);
}
