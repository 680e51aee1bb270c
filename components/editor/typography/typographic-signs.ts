import { Plugin } from "@tiptap/pm/state";
import type { EditorView } from "@tiptap/pm/view";
import type { StoryBinding } from "#lib/document/binding/story-binding.ts";
import { spansFields } from "#lib/document/binding/across-fields.ts";
import { typographicSign, typographyOf, type Typography } from "#lib/newsroom/style/typography.ts";

/** Longer than any address somebody types in front of a sign. */
const LOOK_BACK = 400;

export type TypingView = Pick<EditorView, "state" | "dispatch" | "composing">;
type Typing = Pick<StoryBinding, "stopCapturing" | "mode">;

/** Sets quotes, dashes and dots as the house does while they are typed, in Editing and Suggesting alike. */
export function typographicSigns(locale: string, binding: Typing): Plugin {
  const house = typographyOf(locale);
  return new Plugin({
    props: { handleTextInput: (view, from, to, text) => typeSign(view, { from, to, text }, house, binding) },
  });
}

/**
 * Types one sign as the house sets it; false when it stays as it is. The plain sign is written first, as a step of its
 * own: taking back brings it back, and it then stays.
 */
export function typeSign(
  view: TypingView,
  { from, to, text }: { from: number; to: number; text: string },
  house: Typography,
  binding: Typing,
): boolean {
  if (view.composing || text.length !== 1 || binding.mode === "reading") return false;
  if (spansFields(view.state.selection)) return false;
  const $from = view.state.doc.resolve(from);
  if (!$from.parent.isTextblock || isInLink(view, from)) return false;
  const line = $from.parent.textBetween(0, $from.parentOffset, undefined, "\ufffc").slice(-LOOK_BACK);
  const set = typographicSign(line, text, house);
  if (!set) return false;
  view.dispatch(view.state.tr.insertText(text, from, to).scrollIntoView());
  const end = view.state.selection.from;
  const replaced = (line + text).slice(-set.length);
  const start = end - set.length;
  // A length limit may have refused the sign, and a strike may stand between it and the one before.
  if (start < 1 || view.state.doc.textBetween(start, end, "\ufffc", "\ufffc") !== replaced) return true;
  binding.stopCapturing();
  view.dispatch(view.state.tr.insertText(set.sign, start, end).scrollIntoView());
  binding.stopCapturing();
  return true;
}

function isInLink({ state }: TypingView, from: number): boolean {
  const link = state.schema.marks["link"];
  return (
    link !== undefined && link.isInSet(state.storedMarks ?? state.doc.resolve(from).marks()) !== undefined
  );
}
