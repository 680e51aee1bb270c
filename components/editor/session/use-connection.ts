import { useCallback, useEffect, useRef, useState, useSyncExternalStore } from "react";
import { RECOVERED, RecoveringLine } from "#components/editor/connection/recovering-line.ts";
import { StoryConnection } from "#components/editor/connection/story-connection.ts";
import type { Right, SaveStateWords } from "#components/editor/session/story-context.ts";

export interface ConnectedStory {
  connection: StoryConnection | null;
  /** The words are here; once true it stays so. */
  isHere: boolean;
  right: Right;
  saveState: SaveStateWords;
  ended: string | undefined;
}

interface Opening {
  storyId: string;
  right: Exclude<Right, "none">;
  person: { personId: string; name: string; ink: number };
  /** Told once words that the newsroom did not take are in the story as suggestions. */
  onRecovered(sentence: string): void;
}

/** The line to the newsroom for one story, open as long as the page shows it. */
export function useConnection({ storyId, right, person, onRecovered }: Opening): ConnectedStory {
  const [connection, setConnection] = useState<StoryConnection | null>(null);
  const { personId, name, ink } = person;
  // The right that the page was judged with only begins the connection; from then on the server says it on the line.
  const [firstRight] = useState(right);
  const told = useRef(onRecovered);
  useEffect(() => {
    told.current = onRecovered;
  });
  useEffect(() => {
    const open = () =>
      new StoryConnection({
        storyId,
        person: { id: personId, name, ink },
        url: `${location.protocol === "https:" ? "wss:" : "ws:"}//${location.host}/collaboration`,
        right: firstRight,
      });
    const line = new RecoveringLine(open, personId, (opened, hasRecovered) => {
      setConnection(opened);
      if (hasRecovered) told.current(RECOVERED);
    });
    return () => {
      setConnection(null);
      void line.destroy();
    };
  }, [storyId, personId, name, ink, firstRight]);

  const isSynced = useOf(connection, (open) => open.synced, false);
  const [here, setHere] = useState<StoryConnection | null>(null);
  useEffect(() => {
    if (connection && isSynced) setHere(connection);
  }, [connection, isSynced]);
  return {
    connection,
    isHere: connection !== null && here === connection,
    right: useOf<Right>(connection, (open) => open.right, firstRight),
    saveState: useOf(connection, (open) => open.saveState, "Saving…"),
    ended: useOf(connection, (open) => open.ended, undefined),
  };
}

/** One fact of the connection, followed. */
function useOf<T extends string | boolean | undefined>(
  connection: StoryConnection | null,
  read: (connection: StoryConnection) => T,
  before: T,
): T {
  return useSyncExternalStore(
    useCallback((listener) => connection?.subscribe(listener) ?? (() => {}), [connection]),
    () => (connection ? read(connection) : before),
    () => before,
  );
}
