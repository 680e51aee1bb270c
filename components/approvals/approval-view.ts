import type { Checks, DecidableStory } from "#components/stories/story-view.ts";
import type { ChangeAuthors } from "#lib/document/provenance/changed-by.ts";
import type { PublishedPage } from "#lib/newsroom/publications/publication.ts";
import type { RevisionComparison } from "#lib/newsroom/revisions/compare-revisions.ts";

/** A story that waits for a manager, with everything the decision needs. */
export interface WaitingStory extends DecidableStory {
  slugline: string;
  headline: string;
  /** What is shown: the newest version, under its fingerprint. */
  revision: { id: string; number: number; fingerprint: string };
  waitingSince: string;
  /** Who sent it. */
  sentBy: string;
  /** As readers will see it. */
  page: PublishedPage;
  firstPublishedAt: string | null;
  lastUpdatedAt: string | null;
  /** What changed since the last approval; null: it was never approved. */
  comparison: RevisionComparison | null;
  /** Who wrote what is new, in names; null where it is not known. */
  changeAuthors: ChangeAuthors | null;
  changedBy: { name: string; written: number; removed: number; beside: boolean }[];
  checks: Checks;
  /** The open suggestions, in reading order. */
  suggestions: { key: string; person: string; what: string }[];
  pictures: { id: string; credit: string; alt: string }[];
}
