import type { Editor } from "@tiptap/core";
import { useEffect, useState } from "react";
import type { StoryConnection } from "#components/editor/connection/story-connection.ts";
import { afterPause } from "#components/editor/after-pause.ts";
import { lineAt } from "#components/editor/body-lines.ts";
import { windowsOf, type Window } from "#components/editor/carets/present-people.ts";
import type { PresentPerson } from "#components/editor/session/story-context.ts";
import { resolvePlace } from "#lib/document/binding/relative-caret.ts";

/** Calm enough for a list that people read. */
const PAUSE = 150;

/** Who has the story open, each person once, myself first; with the part each was in last. */
export function useWhoIsPresent(
  connection: StoryConnection | null,
  editor: Editor | null,
  me: { personId: string; name: string; ink: number },
): readonly PresentPerson[] {
  const [present, setPresent] = useState<readonly PresentPerson[]>([]);
  const { personId, name, ink } = me;
  useEffect(() => {
    if (!connection) return;
    const { awareness, doc } = connection;
    const lineOf = ({ head }: Window): number | null => {
      if (!head || !editor || editor.isDestroyed) return null;
      const position = resolvePlace(doc, editor.state.doc, head);
      return position === null ? null : (lineAt(editor.state.doc, position)?.number ?? null);
    };
    const read = () => {
      const people = new Map<string, PresentPerson>([
        [personId, { personId, name, ink, isMe: true, field: null, line: null, mode: null }],
      ]);
      for (const window of windowsOf(awareness)) {
        const known = people.get(window.personId);
        // Somebody with two windows is where they have a caret.
        if (known?.field && (!window.field || window.clientId !== awareness.clientID)) continue;
        const { field, mode } = window;
        const person = known ?? {
          personId: window.personId,
          name: window.name,
          ink: window.ink,
          isMe: false,
        };
        people.set(window.personId, { ...person, field, mode, line: lineOf(window) });
      }
      const next = [...people.values()];
      setPresent((before) => (JSON.stringify(before) === JSON.stringify(next) ? before : next));
    };
    const { soon, cancel } = afterPause(read, PAUSE);
    read();
    awareness.on("change", soon);
    doc.on("update", soon);
    return () => {
      awareness.off("change", soon);
      doc.off("update", soon);
      cancel();
    };
  }, [connection, editor, personId, name, ink]);
  return present;
}
