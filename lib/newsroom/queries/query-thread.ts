import type { IdRun } from "#lib/document/story/id-run.ts";

interface Writer {
  id: string;
  name: string;
  /** 0–7: which of the eight inks is theirs. */
  ink: number;
}

export interface QueryMessage {
  id: number;
  by: Writer;
  /** ISO 8601. */
  at: string;
  text: string;
}

/** A query with its replies, as a person meets it; plain data. Where its words stand now only the living document knows. */
export interface QueryThread {
  id: string;
  /** Root ids of the words. */
  anchor: IdRun[];
  /** The words as they stood when it was asked. */
  quote: string;
  required: boolean;
  askedBy: string;
  askedAt: string;
  /** Null: open. */
  resolved: { by: string; at: string } | null;
  /** The question first, then the replies. Never empty. */
  messages: QueryMessage[];
  mayReply: boolean;
  mayResolve: boolean;
  mayReopen: boolean;
}
