import type * as Y from "yjs";
import type { PenMode } from "#lib/document/binding/undo-stack.ts";
import type { Hands } from "#lib/document/story/hands.ts";

export type Mode = PenMode | "reading";

export interface StoryBindingOptions {
  doc: Y.Doc;
  /** A function, or a map that is changed in place; call `refresh` after it has changed. */
  hands: Hands | (() => Hands);
  person: string;
  editId: number;
  suggestId: number;
  mode: Mode;
  /** Names the story on the clipboard, so that ids are kept only within it. */
  story?: string;
  /** Milliseconds within which changes that touch each other join one step of undo. */
  captureTimeout?: number;
  /** False: changes anywhere join it too. Only for scripts, where it makes steps that reach far. */
  stepsByPlace?: boolean;
  /** Milliseconds of quiet after which the whole story is compared with the screen; null: never by itself. */
  compareAfter?: number | null;
}
