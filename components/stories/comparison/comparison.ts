import type { LineChange, WordChange } from "#lib/document/versions/compare-words.ts";
import type { Line } from "#lib/document/story/words.ts";
import type { RevisionComparison } from "#lib/newsroom/revisions/compare-revisions.ts";

/** What one side shows: the older one what was, the newer one what is. */
export type Side = "before" | "after" | "both";

export const isWordOnSide = ({ change }: WordChange, side: Side): boolean =>
  side === "both" || (side === "before" ? change !== "added" : change !== "removed");

/** The line whose kind decides how a change is drawn. */
export function drawnLine(change: LineChange, side: Side): Line | undefined {
  switch (change.change) {
    case "changed":
      return side === "before" ? change.before : change.after;
    case "split":
    case "joined":
      return (side === "before" ? change.before : change.after)[0];
    default:
      return change.line;
  }
}

export const isOnSide = (change: LineChange, side: Side): boolean =>
  side === "both" || (side === "before" ? change.change !== "added" : change.change !== "removed");

export const hasChanges = ({ words, fields }: RevisionComparison): boolean =>
  words.differs || fields.length > 0;
