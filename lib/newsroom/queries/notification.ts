import { shortQuote, type NotifiedFor } from "#lib/newsroom/queries/query.ts";

/** Something a person is told: who wrote what, where. */
export interface Notification {
  id: number;
  /** ISO 8601. */
  at: string;
  isRead: boolean;
  by: { name: string; ink: number };
  /** In words that read on after the name: "mentioned you in a query". */
  act: string;
  /** The message, on one line. */
  excerpt: string;
  storyId: string;
  storyName: string;
  queryId: string;
}

export interface Notifications {
  unread: number;
  /** Newest first. */
  latest: Notification[];
}

const LONGEST_EXCERPT = 140;

export const excerptOf = (text: string): string => shortQuote(text, LONGEST_EXCERPT);

const ACTS: Record<NotifiedFor, string> = {
  mention: "mentioned you in a query",
  "desk-mention": "mentioned your desk in a query",
  reply: "replied to a query",
};

export const actOf = (why: NotifiedFor): string => ACTS[why];
