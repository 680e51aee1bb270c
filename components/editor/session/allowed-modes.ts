import type { Right } from "#components/editor/session/story-context.ts";
import type { Mode } from "#lib/document/binding/story-binding-options.ts";

export const MODES = ["editing", "suggesting", "reading"] as const satisfies Mode[];

export const MODE_NAMES: Record<Mode, string> = {
  editing: "Editing",
  suggesting: "Suggesting",
  reading: "Reading",
};

/** Why a mode is not open to somebody with this right; null when it is. */
export function refusalOfMode(mode: Mode, right: Right): string | null {
  if (mode === "reading" || right === "edit") return null;
  if (right === "suggest")
    return mode === "suggesting"
      ? null
      : "At this stage you may suggest changes; the copy desk accepts them.";
  return right === "read"
    ? "At this stage you may read this story, not change it."
    : "You may not change this story.";
}

/** The mode somebody is really in: the one they chose, or the widest of those still open to them. */
export function modeFor(chosen: Mode, right: Right): Mode {
  if (refusalOfMode(chosen, right) === null) return chosen;
  return right === "suggest" ? "suggesting" : "reading";
}

/** What to say when somebody's right changes while they write; null when nothing is to be said. */
export function sentenceOfRight(before: Right, now: Right): string | null {
  if (before === now || now === "none") return null;
  if (now === "edit") return "You can edit this story again.";
  if (now === "suggest")
    return before === "edit"
      ? "The story has moved on: from here you suggest, and the copy desk accepts. What you wrote is in it."
      : "You can suggest changes to this story again.";
  return "The story has moved on: you can read it, not change it. What you wrote is in it.";
}
