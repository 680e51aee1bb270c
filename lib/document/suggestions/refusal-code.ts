import type * as Y from "yjs";
import { isOwn, type Writer } from "#lib/document/suggestions/writer-rights.ts";

/** Why an update of a window is not taken. Sentences are made of these in one place (refused-words.ts). */
export type RefusalCode =
  // It cannot be read, or is more than a message may be.
  | "unreadable"
  | "not-words"
  | "outside-story"
  | "too-much-at-once"
  | "splits-character"
  // Something it depends on is missing: others must bring it, or nobody else can.
  | "missing-others"
  | "missing-own"
  | "deletes-unwritten"
  // It comes under a name that is not the sender's.
  | "undeclared"
  | "another-name"
  | "unknown-decision"
  // The sender may not do this.
  | "may-not-write"
  | "suggester-deletes"
  | "suggester-line"
  | "suggester-details"
  | "suggester-formats"
  | "suggester-moves"
  | "suggester-brings-back"
  | "only-server-accepts"
  // A fact that is not the sender's to state, or that is not so.
  | "unreadable-fact"
  | "unsound-detail"
  | "changed-fact"
  | "anothers-fact"
  | "anothers-fact-deleted"
  | "anothers-key"
  | "anothers-wire"
  | "format-ahead"
  | "past-of-another"
  | "past-of-unwritten"
  | "past-twice"
  | "past-of-other-words";

/** What is missing can come from somebody else, or, where it is the writer's own, from nobody. */
export const gapAt = (
  missing: Pick<Y.ID, "client">,
  writer: Pick<Writer, "hands" | "person">,
): "missing-own" | "missing-others" => (isOwn(missing.client, writer) ? "missing-own" : "missing-others");
