import type { Field } from "#lib/document/story/fields.ts";
import type { LineAttributes } from "#lib/document/story/line-marker.ts";

/** Words (or a line) that a resolution deleted: deleted words cannot be read afterwards. */
export interface GoneWords {
  field: Field;
  client: number;
  clock: number;
  content: { text: string } | { line: LineAttributes };
}

/** What one resolution did, as plain data: enough to take exactly that back. */
export interface ResolutionTrace {
  accept: boolean;
  /** Key of the note in `accepted` that says whose decision it was; gone once the decision is taken back. */
  note: string;
  /** Keys of `accepted` it wrote. */
  accepted: string[];
  /** Keys of `inline` it wrote. */
  inline: string[];
  gone: GoneWords[];
  /** How many of the words it accepted somebody else had struck already: those stay struck. */
  struck: number;
  /** Suggestions it took off the list, as they stood there: key and entry. */
  deletions: [string, unknown][];
  formats: [string, unknown][];
  /** Keys of line markers, by their root ids, before and after. */
  lines: {
    client: number;
    clock: number;
    before: Record<string, unknown>;
    after: Record<string, unknown>;
  }[];
}
