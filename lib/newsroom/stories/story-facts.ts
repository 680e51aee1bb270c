import type { Check } from "#lib/newsroom/stories/checks.ts";
import type { RequiredQuery } from "#lib/newsroom/queries/query.ts";
import type { HoldKind, PublicationState, Stage } from "#lib/newsroom/stories/story.ts";

export interface OpenHold {
  id: string;
  kind: HoldKind;
  reason: string;
  /** ISO 8601; null: until somebody releases it. */
  until: string | null;
  /** Who placed it: id and name. */
  byId: string;
  by: string;
}

/** Everything a decision about a story is judged by; plain data, the same for the button, the command and the log. */
export interface StoryFacts {
  stage: Stage;
  publicationState: PublicationState;
  createdBy: string;
  everFiled: boolean;
  /** Where a spiked story comes from. */
  stageBeforeSpike: Stage | null;
  /** Fingerprint of what the person has before them. */
  fingerprint: string | null;
  approvedFingerprint: string | null;
  /** Name of who approved it last. */
  approvedBy: string | null;
  liveFingerprint: string | null;
  /** Name of who published last what readers have; null: nobody did, or the newsroom's clock. */
  publishedBy: string | null;
  holds: OpenHold[];
  openSuggestions: number;
  /** Open queries that must be resolved before anything is approved. */
  requiredQueries: RequiredQuery[];
  /** What stands between these words and their readers; holds and suggestions apart. */
  blocking: Check[];
  /** Ids of the people who changed anything since the last approval. */
  authorsSinceApproval: string[];
}

/** What has changed since a decision was made about it, as the mark beside the stage says it. */
export function changedSince(
  facts: Pick<
    StoryFacts,
    "stage" | "publicationState" | "fingerprint" | "approvedFingerprint" | "liveFingerprint"
  >,
): null | "approval" | "publication" {
  const { fingerprint, approvedFingerprint: approved } = facts;
  const live = facts.publicationState === "live" ? facts.liveFingerprint : null;
  // An approval that waits for its publication is what a change is measured by first: that is what would go out.
  if (facts.stage === "approved" && approved !== null && approved !== fingerprint && approved !== live)
    return "approval";
  return live === null || fingerprint === live ? null : "publication";
}
