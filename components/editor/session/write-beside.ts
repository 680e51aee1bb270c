import type * as Y from "yjs";
import type { StoryConnection } from "#components/editor/connection/story-connection.ts";

/**
 * Writes into what stands beside the words (details, sources). It is never a suggestion, so it is written under the
 * editing hand even when the words are only suggested just now.
 */
export function writeBeside(
  doc: Y.Doc,
  { editId }: Pick<StoryConnection, "editId">,
  write: () => void,
): void {
  const hand = doc.clientID;
  doc.clientID = editId;
  try {
    doc.transact(write, "beside the words");
  } finally {
    doc.clientID = hand;
  }
}
