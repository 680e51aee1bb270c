import type { Editor } from "@tiptap/core";
import { useEffect, useLayoutEffect, useState } from "react";
import type { StoryConnection } from "#components/editor/connection/story-connection.ts";
import { createStoryEditor, type EditorDesk } from "#components/editor/session/create-story-editor.ts";
import { readScreen } from "#components/editor/writing/read-screen.ts";
import { StoryBinding } from "#lib/document/binding/story-binding.ts";
import type { Mode } from "#lib/document/binding/story-binding-options.ts";

interface Opened {
  binding: StoryBinding;
  editor: Editor;
}

interface Opening {
  storyId: string;
  personId: string;
  /** Null until its words are here. */
  connection: StoryConnection | null;
  mode: Mode;
  language: string;
  /** The same object for the life of the page. */
  desk: EditorDesk;
}

/** One binding and one editor for each connection; both go with it. */
export function useStoryEditor({
  storyId,
  personId,
  connection,
  mode,
  language,
  desk,
}: Opening): Opened | null {
  const [opened, setOpened] = useState<Opened | null>(null);

  useEffect(() => {
    if (!connection) return;
    const binding = new StoryBinding({
      doc: connection.doc,
      hands: () => connection.hands,
      person: personId,
      editId: connection.editId,
      suggestId: connection.suggestId,
      // Until it is known what this person may do, nothing is written.
      mode: "reading",
      story: storyId,
    });
    const editor = createStoryEditor({ binding, connection, language, desk });
    // Whose words are whose is told beside the words, and may come after them.
    let hands = connection.hands.size;
    const leave = connection.subscribe(() => {
      if (connection.hands.size === hands) return;
      hands = connection.hands.size;
      binding.refresh();
    });
    connection.beforeHearing = () => readScreen(editor.view);
    setOpened({ binding, editor });
    return () => {
      setOpened(null);
      connection.beforeHearing = null;
      leave();
      editor.destroy();
      binding.destroy();
    };
  }, [connection, storyId, personId, language, desk]);

  // Before anything inside can write: what was typed while the story opened waits there.
  useLayoutEffect(() => {
    if (!opened || !connection) return;
    opened.binding.mode = mode;
    opened.editor.setEditable(mode !== "reading", false);
    const { awareness } = connection;
    if (awareness.getLocalState()) awareness.setLocalStateField("mode", mode);
  }, [opened, connection, mode]);

  return opened;
}
