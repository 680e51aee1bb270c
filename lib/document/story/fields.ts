import * as Y from "yjs";

/**
 * The shared types of a story's Yjs document. Anything else at the root is refused by the guard, so a new map is a new
 * document format, never a surprise.
 */

/** The format a stored document is written in; a reader that meets a higher number must not touch it. */
export const DOCUMENT_FORMAT = 1;

/** The three texts, in reading order. Headline and standfirst are plain; the body holds characters and line markers. */
export const FIELDS = ["headline", "standfirst", "body"] as const;
export type Field = (typeof FIELDS)[number];

/** Maps of write-once entries: everything known about characters, by their identities. */
export const FACT_MAPS = ["inline", "deletions", "formats", "accepted", "wire", "lineage"] as const;
export type FactMap = (typeof FACT_MAPS)[number];

/** Co-edited maps beside the words. */
export const SIDE_MAPS = ["details", "sources"] as const;
export type SideMap = (typeof SIDE_MAPS)[number];

export const isField = (name: string): name is Field => (FIELDS as readonly string[]).includes(name);
export const isFactMap = (name: string): name is FactMap => (FACT_MAPS as readonly string[]).includes(name);
export const isSideMap = (name: string): name is SideMap => (SIDE_MAPS as readonly string[]).includes(name);

export const fieldText = (doc: Y.Doc, field: Field): Y.Text => doc.getText(field);
export const factMap = (doc: Y.Doc, name: FactMap): Y.Map<unknown> => doc.getMap(name);
