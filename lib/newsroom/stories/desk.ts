import { holds, type Actor } from "#lib/newsroom/people/actor.ts";
import { worksOnStories } from "#lib/newsroom/stories/permissions.ts";
import type { PublicationState, Stage } from "#lib/newsroom/stories/story.ts";

/** The groups of the desk, in the order in which a person works through them. A story stands in one. */
export const DESK_GROUPS = [
  "mine",
  "waiting",
  "in-work",
  "for-approval",
  "approved",
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
  approved: "Approved, not yet out",
  "live-changing": "Live, being changed",
  "published-today": "Published today",
  published: "Published earlier",
  spiked: "Spiked",
};

/** What an empty group says: what would be here, and how to make the first. */
export const EMPTY_GROUP: Partial<Record<DeskGroup, string>> = {
  mine: "Stories assigned to you stand here. Press n to begin one.",
  waiting: "Nothing waits. What is filed to your desk stands here.",
  "for-approval": "Nothing waits for your approval. What the copy desk sends for approval stands here.",
};

type Person = Pick<Actor, "roles">;

/** Managers decide about what is for approval, so it stands before what is still being written. */
const MANAGERS_FIRST: readonly DeskGroup[] = ["mine", "waiting", "for-approval", "approved"];

export const groupsInOrder = (person: Person): DeskGroup[] =>
  holds(person, "manager")
    ? [...MANAGERS_FIRST, ...DESK_GROUPS.filter((group) => !MANAGERS_FIRST.includes(group))]
    : [...DESK_GROUPS];

/** The groups that a person always sees, also empty: what they have to do. */
export const standingGroups = (person: Person): DeskGroup[] => [
  ...(worksOnStories(person) ? (["mine"] as const) : []),
  ...(holds(person, "copy-editor", "desk-editor", "picture-editor") ? (["waiting"] as const) : []),
  ...(holds(person, "manager") ? (["for-approval"] as const) : []),
];

/** Is it past its due moment? Nothing is late that readers have, or that was spiked. */
export const isLate = (story: Pick<DeskStory, "dueAt" | "group">, now: number): boolean =>
  story.dueAt !== null &&
  !["published-today", "published", "spiked"].includes(story.group) &&
  Date.parse(story.dueAt) < now;

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
  /** Whose it is, who changed it last, or who is in it now. */
  who?: string;
}

/** One group as far as it is shown; the total counts all of it. */
export interface DeskListGroup {
  group: DeskGroup;
  total: number;
  stories: DeskStory[];
}

/** What a story is called in lists: its slugline, else its headline, else that it has none yet. */
export const storyName = (story: { slugline: string; headline: string }): string =>
  story.slugline.trim() || story.headline.trim() || "Untitled story";
