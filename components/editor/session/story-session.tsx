"use client";

import { NodeSelection } from "@tiptap/pm/state";
import { useCallback, useContext, useEffect, useMemo, useRef, useState, type ReactNode } from "react";
import { modeFor, sentenceOfRight } from "#components/editor/session/allowed-modes.ts";
import { InkOfPeople } from "#components/editor/carets/ink-of-people.tsx";
import { bodyLine, lineAt } from "#components/editor/body-lines.ts";
import { useWhoIsPresent } from "#components/editor/carets/use-who-is-present.ts";
import type { EditorDesk } from "#components/editor/session/create-story-editor.ts";
import {
  PresentContext,
  SaveStateContext,
  StoryContext,
  type OpenStory,
} from "#components/editor/session/story-context.ts";
import { focusToolbar } from "#components/editor/toolbar/toolbar-focus.ts";
import { useAddingPictures } from "#components/editor/pictures/use-adding-pictures.ts";
import { useConnection } from "#components/editor/session/use-connection.ts";
import { useSetAside } from "#components/editor/session/use-set-aside.ts";
import { useNotices } from "#components/editor/session/use-notices.ts";
import { useStoryEditor } from "#components/editor/session/use-story-editor.ts";
import { useEditorState } from "#components/editor/session/use-editor-state.ts";
import { AddPictureDialog } from "#components/pictures/add-picture-dialog.tsx";
import { useHeldPage } from "#components/shell/look-again.tsx";
import { NewsroomTime } from "#components/ui/ago.tsx";
import type { Mode } from "#lib/document/binding/story-binding-options.ts";

export interface StorySessionProps {
  story: { id: string; right: "edit" | "suggest" | "read"; startingMode: Mode };
  actor: { personId: string; name: string; ink: number };
  /** Just begun: the caret waits in the headline. */
  fresh?: boolean;
  /** Everybody in the newsroom, for the ink of words whose author is not here now. */
  people?: readonly { id: string; ink: number }[];
  children: ReactNode;
}

const NOBODY: readonly { id: string; ink: number }[] = [];

/** Opens one story for one person: the line to the newsroom, the live document, the editor on it, and who else is here. */
export function StorySession({ story, actor, fresh = false, people, children }: StorySessionProps) {
  const { locale } = useContext(NewsroomTime);
  const { notices, tell, putAway } = useNotices();
  const { connection, isHere, right, saveState, ended } = useConnection({
    storyId: story.id,
    right: story.right,
    person: actor,
    onRecovered: tell,
  });
  const [chosenMode, setMode] = useState<Mode>(story.startingMode);
  const mode = ended ? "reading" : modeFor(chosenMode, right);

  const setAside = useSetAside(actor.personId, story.id);

  const before = useRef(right);
  useEffect(() => {
    const sentence = sentenceOfRight(before.current, right);
    before.current = right;
    if (sentence) tell(sentence);
  }, [right, tell]);

  // The editor is made once; what it asks for is answered by the page as it is at that moment.
  const asked = useRef<EditorDesk | null>(null);
  const desk = useMemo<EditorDesk>(
    () => ({
      tell: (sentence) => asked.current?.tell(sentence),
      openAddPicture: (files, after) => asked.current?.openAddPicture(files, after),
      openLink: () => asked.current?.openLink(),
      toToolbar: () => asked.current?.toToolbar(),
    }),
    [],
  );
  const opened = useStoryEditor({
    storyId: story.id,
    personId: actor.personId,
    connection: isHere ? connection : null,
    mode,
    language: locale,
    desk,
  });
  const editor = opened?.editor ?? null;
  const binding = opened?.binding ?? null;
  const { openAddPicture, dialog } = useAddingPictures(editor, binding);
  const [linkOpen, setLinkOpen] = useState(false);
  const openLink = useCallback(() => setLinkOpen(true), []);
  const closeLink = useCallback(() => setLinkOpen(false), []);
  useEffect(() => {
    asked.current = { tell, openAddPicture, openLink, toToolbar: focusToolbar };
  }, [tell, openAddPicture, openLink]);

  const present = useWhoIsPresent(connection, editor, actor);
  const chosenPicture = useEditorState({
    editor,
    selector: ({ editor: current }) => {
      if (!current) return null;
      const line = lineAt(current.state.doc, current.state.selection.from);
      return line?.node.type.name === "picture" ? line.number : null;
    },
  });
  const choosePicture = useCallback(
    (number: number) => {
      const line = editor && bodyLine(editor.state.doc, number);
      if (!line || line.node.type.name !== "picture") return;
      const { tr, doc } = editor.state;
      editor.view.dispatch(tr.setSelection(NodeSelection.create(doc, line.position)).scrollIntoView());
    },
    [editor],
  );

  useHeldPage();
  useWarningBeforeLeaving(saveState === "Not saved");

  const open = useMemo<OpenStory>(
    () => ({
      storyId: story.id,
      personId: actor.personId,
      fresh,
      connection,
      doc: isHere ? (connection?.doc ?? null) : null,
      binding,
      editor,
      right,
      mode,
      setMode,
      ended,
      setAside,
      notices,
      tell,
      putAway,
      openAddPicture,
      chosenPicture: chosenPicture ?? null,
      choosePicture,
      openLink,
      closeLink,
      linkOpen,
    }),
    // prettier-ignore
    [story.id, actor.personId, fresh, connection, isHere, binding, editor, right, mode, ended, setAside, notices, tell,
      putAway, openAddPicture, chosenPicture, choosePicture, openLink, closeLink, linkOpen],
  );
  return (
    <StoryContext value={open}>
      <PresentContext value={present}>
        <SaveStateContext value={saveState}>
          <InkOfPeople people={people ?? NOBODY} present={present} />
          {children}
          {dialog && <AddPictureDialog {...dialog} key={dialog.key} />}
        </SaveStateContext>
      </PresentContext>
    </StoryContext>
  );
}

/** Words that nobody keeps are not left behind without a question. */
function useWarningBeforeLeaving(isUnsaved: boolean): void {
  useEffect(() => {
    if (!isUnsaved) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", ask);
    return () => window.removeEventListener("beforeunload", ask);
  }, [isUnsaved]);
}
