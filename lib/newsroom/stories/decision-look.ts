import type { Check } from "#lib/newsroom/stories/checks.ts";
import type { Decision } from "#lib/newsroom/stories/decisions.ts";

/** Decisions about what readers get: each names one revision. */
export const ABOUT_A_REVISION = ["approve", "publish", "schedule", "update"] as const satisfies Decision[];
export type RevisionDecision = (typeof ABOUT_A_REVISION)[number];

/** The one revision a decision is about, as the person who decides must see it. */
export interface DecisionLook {
  fingerprint: string;
  /** Number of the revision. */
  number: number;
  blocking: Check[];
  warnings: Check[];
  /** How much changed, and since when: "1 line changed" …; empty when there is nothing to compare with. */
  changes: string[];
  since: "approval" | "publication" | null;
  proposedChange: "typo" | "update";
  /** What no typo touches, each as words: "a number (13 → 12)"; a typo that does needs a reason. */
  touches: string[];
  /** Whoever looks is the only author of what changed. */
  needsSecondPair: boolean;
}
