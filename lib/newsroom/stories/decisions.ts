import type { StoryFacts } from "#lib/newsroom/stories/story-facts.ts";

/** Every decision about a story, in the order in which the menu lists them. */
export const DECISIONS = [
  "file",
  "return",
  "send-for-approval",
  "back-to-copy-desk",
  "approve",
  "publish",
  "schedule",
  "update",
  "hold",
  "release-hold",
  "withdraw",
  "spike",
  "restore",
] as const;
export type Decision = (typeof DECISIONS)[number];

/** The names on the buttons. */
export const DECISION_NAMES: Record<Decision, string> = {
  file: "File to copy desk",
  return: "Return to writer",
  "send-for-approval": "Send for approval",
  "back-to-copy-desk": "Back to copy desk",
  approve: "Approve",
  publish: "Publish",
  schedule: "Schedule",
  update: "Update",
  hold: "Hold",
  "release-hold": "Release hold",
  withdraw: "Withdraw",
  spike: "Spike",
  restore: "Restore",
};

/** The decision that takes a story one step further: the one filled button. Null: nothing waits to be decided. */
export function nextDecision(facts: StoryFacts): Decision | null {
  switch (facts.stage) {
    case "writing":
      return "file";
    case "copy-desk":
      return "send-for-approval";
    case "for-approval":
      return "approve";
    case "spiked":
      return "restore";
    case "approved":
      if (facts.fingerprint !== facts.approvedFingerprint) return "approve";
      if (facts.publicationState !== "live") return "publish";
      return facts.approvedFingerprint === facts.liveFingerprint ? null : "update";
  }
}

export interface NoteTaking {
  takes: "required" | "optional" | "no";
  label: "Note" | "Reason";
}

/** What is said to whoever leaves the words out that a decision asks for. */
export const WORDS_NEEDED: Record<NoteTaking["label"], string> = {
  Note: "A note is needed: say what is to be done.",
  Reason: "A reason is needed.",
};

const REASON: NoteTaking = { takes: "required", label: "Reason" };
const NOTE: NoteTaking = { takes: "required", label: "Note" };
const MAY_NOTE: NoteTaking = { takes: "optional", label: "Note" };

/** Which decisions ask for words: a note to the one who gets the story back, a reason for what must be explained. */
export function noteOf(decision: Decision, facts: Pick<StoryFacts, "stage">): NoteTaking {
  switch (decision) {
    case "return":
    case "back-to-copy-desk":
      return NOTE;
    case "hold":
    case "withdraw":
    case "spike":
      return REASON;
    case "publish":
      // Before the approval it is breaking news, and the record says why.
      return facts.stage === "approved" ? MAY_NOTE : REASON;
    default:
      return MAY_NOTE;
  }
}
