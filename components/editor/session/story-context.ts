import type { Editor } from "@tiptap/core";
import { createContext, useContext } from "react";
import type * as Y from "yjs";
import type { SetAside } from "#components/editor/connection/set-aside.ts";
import type { StoryConnection } from "#components/editor/connection/story-connection.ts";
import type { StoryBinding } from "#lib/document/binding/story-binding.ts";
import type { Mode } from "#lib/document/binding/story-binding-options.ts";
import type { Field } from "#lib/document/story/fields.ts";

/** What this person may do with the words at this moment. The server judges; screens only show it. */
export type Right = StoryConnection["right"];
export type SaveStateWords = StoryConnection["saveState"];

/** Somebody who has the story open, and where in it. */
export interface PresentPerson {
  personId: string;
  name: string;
  ink: number;
  isMe: boolean;
  field: Field | null;
  /** Number of the body's line, from 0. */
  line: number | null;
  mode: Mode | null;
}

/** A sentence above the copy, there until it is put away. */
export interface Notice {
  id: string;
  sentence: string;
  act?: NoticeAct | undefined;
}

/** What can be done about a notice: a verb on a button, which also puts the notice away. */
export interface NoticeAct {
  name: string;
  run(): void;
}

/** The story that is open: its live document, the editor on it, and what the person may do. */
export interface OpenStory {
  storyId: string;
  /** Who writes here. */
  personId: string;
  /** Just begun: the caret waits in the headline. */
  fresh: boolean;
  /** Null until the browser has opened the line to the newsroom. */
  connection: StoryConnection | null;
  doc: Y.Doc | null;
  binding: StoryBinding | null;
  /** Null until the words are here. */
  editor: Editor | null;
  right: Right;
  mode: Mode;
  setMode(mode: Mode): void;
  /** Why this page can go no further (access ended, a new version …); the words stay on the screen. */
  ended: string | undefined;
  /** What this person typed here earlier and the newsroom did not take. */
  setAside: SetAside | null;
  notices: readonly Notice[];
  /** Says something above the copy, once, until it is put away. */
  tell(sentence: string, act?: NoticeAct): void;
  putAway(noticeId: string): void;
  /** Opens "Add a picture" for a file or none; `after` is a position in the copy, else the caret counts. */
  openAddPicture(files?: readonly File[], after?: number): void;
  /** The line of the picture that the selection is in. */
  chosenPicture: number | null;
  choosePicture(line: number): void;
  /** The small form in which a link's address is typed. */
  linkOpen: boolean;
  openLink(): void;
  closeLink(): void;
}

export const StoryContext = createContext<OpenStory | null>(null);

export function useStory(): OpenStory {
  const story = useContext(StoryContext);
  if (!story) throw new Error("useStory needs a StorySession around it.");
  return story;
}

/** What changes while people type is told apart from the rest, so that a keystroke redraws a word and not the page. */
export const SaveStateContext = createContext<SaveStateWords>("Saving…");
export const PresentContext = createContext<readonly PresentPerson[]>([]);

export const useSaveState = (): SaveStateWords => useContext(SaveStateContext);
/** Who has the story open, each person once, myself first. */
export const usePresent = (): readonly PresentPerson[] => useContext(PresentContext);
