import { useCallback } from "react";
import type * as Y from "yjs";
import type { StoryConnection } from "#components/editor/connection/story-connection.ts";
import { LineWriter, type LineDetail } from "#components/editor/session/line-writer.ts";
import { useStory } from "#components/editor/session/story-context.ts";
import { useDetails } from "#components/editor/session/use-details.ts";

/** One for each document, also while no form is open: what was typed is put right when a message crosses it. */
const writers = new WeakMap<Y.Doc, LineWriter>();

function writerOf({ doc, editId }: StoryConnection, mayWrite: () => boolean): LineWriter {
  const known = writers.get(doc);
  if (known) return known;
  const writer = new LineWriter(doc, editId, mayWrite);
  writers.set(doc, writer);
  return writer;
}

/** A detail that several write at once: as it stands now, and a way to write what somebody made of what they saw. */
export function useSharedLine(name: LineDetail): readonly [string, (seen: string, made: string) => void] {
  const [details] = useDetails();
  const { connection } = useStory();
  const write = useCallback(
    (seen: string, made: string) => {
      if (connection) writerOf(connection, () => connection.right === "edit").write(name, seen, made);
    },
    [connection, name],
  );
  return [details[name] ?? "", write];
}
