import type * as Y from "yjs";
import { isOwn, type Writer } from "#lib/document/suggestions/writer-rights.ts";

/** Not forbidden, only too early: what these words depend on is missing here, and somebody else must bring it. */
export const GAP = "Words arrived before the words they follow.";
/** What is missing is the person's own, so nobody else can bring it. */
export const HOLE = "Some of what was typed before these words is missing, so they were not taken.";

export const gapAt = (missing: Pick<Y.ID, "client">, writer: Pick<Writer, "hands" | "person">): string =>
  isOwn(missing.client, writer) ? HOLE : GAP;
