import type { EditorState, Transaction } from "@tiptap/pm/state";

/** What the binding needs of an editor; ProseMirror's EditorView and a plain object in tests both have it. */
export interface StoryView {
  readonly state: EditorState;
  readonly composing?: boolean;
  dispatch(transaction: Transaction): void;
}

/** Transaction metadata: true on what comes from the shared texts, which must not be written into them again. */
export const FROM_STORY = "story:from";
/** PasteMemory: where the words that this transaction inserts come from. */
export const PASTE_MEMORY = "story:paste";
/** "forward" for Delete; anything else leaves the caret before what is struck. */
export const DELETE_DIRECTION = "story:direction";
