import type { Node } from "@tiptap/pm/model";
import { Plugin } from "@tiptap/pm/state";
import { fieldPlace } from "#lib/document/binding/positions.ts";
import { FROM_STORY } from "#lib/document/binding/story-view.ts";
import { FIELDS, type Field } from "#lib/document/story/fields.ts";
import { LONGEST_PART, tooLong } from "#lib/newsroom/stories/story-limits.ts";

/** Why a part may not grow to this length; null when it may. */
export function refusalOfLength(field: Field, before: number, after: number): string | null {
  // What others have made too long may always be shortened.
  if (after <= LONGEST_PART[field] || after <= before) return null;
  return `${tooLong(field)} With this it would have ${after.toLocaleString("en")}. Nothing was changed.`;
}

/** Characters of a part, each line of the body counted as one more, as they are stored. */
function lengthOf(doc: Node, field: Field): number {
  const { node } = fieldPlace(doc, field);
  return field === "body" ? node.content.size - node.childCount : node.content.size;
}

/** A headline is a line and a story is no book: what would make them so is not taken, and somebody is told why. */
export function fieldLimits(tell: (sentence: string) => void): Plugin {
  return new Plugin({
    filterTransaction(transaction, { doc }) {
      if (!transaction.docChanged || transaction.getMeta(FROM_STORY)) return true;
      for (const field of FIELDS) {
        const refusal = refusalOfLength(field, lengthOf(doc, field), lengthOf(transaction.doc, field));
        if (refusal === null) continue;
        tell(refusal);
        return false;
      }
      return true;
    },
  });
}
