import type { Answer } from "#lib/newsroom/answer.ts";
import type { IdRun } from "#lib/document/story/id-run.ts";
import type { RestorableVersion } from "#lib/document/versions/restore-version.ts";
import type { Check } from "#lib/newsroom/stories/checks.ts";
import type { DecisionLook, RevisionDecision } from "#lib/newsroom/stories/decision-look.ts";
import type { DecisionView } from "#lib/newsroom/stories/decision-views.ts";
import type { Decision } from "#lib/newsroom/stories/decisions.ts";

export type { DecisionView } from "#lib/newsroom/stories/decision-views.ts";
import type { HoldKind, PublicationState, Stage } from "#lib/newsroom/stories/story.ts";

export interface HoldView {
  id: string;
  kind: HoldKind;
  reason: string;
  until: string | null;
  by: string;
}

/** A story as far as deciding about it needs it. */
export interface DecidableStory {
  id: string;
  stage: Stage;
  publicationState: PublicationState;
  changedSince: null | "approval" | "publication";
  needsSecondPair: boolean;
  /** When it goes out by itself; ISO 8601. */
  scheduledFor: string | null;
  holds: HoldView[];
  decisions: DecisionView[];
}

export interface Checks {
  blocking: Check[];
  warnings: Check[];
}

export type Send<Input, Result = unknown> = (input: Input) => Promise<Answer<Result>>;

/** What a page with decisions can ask of the server; a page has only those that are made there. */
export interface DecidingActions {
  decide: Partial<Record<Decision, Send<never>>>;
  pinForDecision: Send<{ storyId: string; decision: RevisionDecision }, DecisionLook>;
}

/** What the story page can ask of the server. */
export interface StoryActions extends DecidingActions {
  assign: Send<{ storyId: string; personId: string | null }>;
  moveToDesk: Send<{ storyId: string; deskId: string | null }>;
  setDue: Send<{ storyId: string; dueAt: string | null }>;
  nameRevision: Send<{ storyId: string; revisionId: string; name: string }>;
  /** Keeps the words as they stand as a version, under a name. */
  namePresentWords: Send<{ storyId: string; name: string }>;
  olderVersions: Send<{ storyId: string; before: number }, VersionsView>;
  versionToRestore: Send<{ storyId: string; revisionId: string }, RestorableVersion>;
  resolveSuggestions: Send<
    { storyId: string; accept: boolean; ids?: IdRun[]; person?: string },
    { resolved: number; decision: string }
  >;
  /** Takes one's own decision about suggestions back. */
  takeBack: Send<{ storyId: string; decision: string }>;
}

/** Everything the story page shows about its story, the words aside. */
export interface StoryView extends DecidableStory {
  right: "edit" | "suggest" | "read";
  startingMode: "editing" | "suggesting" | "reading";
  stageName: string;
  publicationName: string;
  slugline: string;
  headline: string;
  desk: { id: string; name: string } | null;
  assignee: { id: string; name: string } | null;
  /** By when it is wanted; ISO 8601. */
  dueAt: string | null;
  mayAssign: boolean;
  /** Whether this person may set the credit of a picture; it lives with the picture. */
  mayCredit: boolean;
  desks: { id: string; name: string }[];
  sections: { slug: string; name: string }[];
  people: { id: string; name: string }[];
  /** Everyone who ever wrote here, for the names on suggestions. */
  everyone: { id: string; name: string; ink: number }[];
  wireSources: { id: string; name: string; printedName: string }[];
  attributionForm: string;
  checks: Checks;
  /** Where readers find it, when it is live. */
  pageAddress: string | null;
  openSuggestions: number;
  approvedRevisionId: string | null;
  liveRevisionId: string | null;
}

/** Versions of a story, newest first, and whether there are older ones. */
export interface VersionsView {
  versions: {
    id: string;
    number: number;
    name: string | null;
    act: string;
    at: string;
    by: string;
    contributors: string[];
    /** The version before it. */
    before: string | null;
  }[];
  more: boolean;
}

export interface HistoryView {
  /** Newest first. */
  events: {
    id: string;
    at: string;
    person: string;
    act: string;
    name: string;
    note?: string | null;
    publicNote?: string | null;
  }[];
  versions: VersionsView;
}
