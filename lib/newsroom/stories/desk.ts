import type { PublicationState, Stage } from "#lib/newsroom/stories/story.ts";

/** The groups of the desk, in the order in which a person works through them. */
export const DESK_GROUPS = [
  "mine",
  "waiting",
  "in-work",
  "for-approval",
  "live-changing",
  "published-today",
  "published",
  "spiked",
] as const;
export type DeskGroup = (typeof DESK_GROUPS)[number];

export const DESK_GROUP_NAMES: Record<DeskGroup, string> = {
  mine: "Mine",
  waiting: "Waiting for my desk",
  "in-work": "In work",
  "for-approval": "For approval",
  "live-changing": "Live, being changed",
  "published-today": "Published today",
  published: "Published earlier",
  spiked: "Spiked",
};

/** What an empty group says: what would be here, and how to make the first. */
export const EMPTY_GROUP: Partial<Record<DeskGroup, string>> = {
  mine: "Stories assigned to you stand here. Press n to begin one.",
};

export interface DeskStory {
  id: string;
  group: DeskGroup;
  slugline: string;
  headline: string;
  stage: Stage;
  publicationState: PublicationState;
  changedSincePublication: boolean;
  desk: string | null;
  assignee: { id: string; name: string; ink: number } | null;
  changedAt: string;
  changedBy: string | null;
  dueAt: string | null;
  words: number;
  lengthTarget: number | null;
  openSuggestions: number;
  openQueries: number;
  holds: string[];
  present: { personId: string; name: string; ink: number }[];
}

export interface DeskFilters {
  q?: string;
  desk?: string;
  stage?: string;
  who?: string;
}

/** What a story is called in lists: its slugline, else its headline, else that it has none yet. */
export const storyName = (story: { slugline: string; headline: string }): string =>
  story.slugline.trim() || story.headline.trim() || "Untitled story";
