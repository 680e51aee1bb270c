import { describe, expect, test } from "vitest";
import type { Role } from "#lib/newsroom/people/roles.ts";
import { DECISIONS, nextDecision, noteOf, type Decision } from "#lib/newsroom/stories/decisions.ts";
import { holdKindRefusals, mayRelease, refusalsFor } from "#lib/newsroom/stories/refusals.ts";
import { STAGES, type Stage } from "#lib/newsroom/stories/story.ts";
import { changedSince, type OpenHold, type StoryFacts } from "#lib/newsroom/stories/story-facts.ts";

const LEGAL: OpenHold = {
  id: "h",
  kind: "legal",
  reason: "Counsel reads it.",
  until: null,
  byId: "other",
  by: "Lena",
};

const facts = (change: Partial<StoryFacts>): StoryFacts => ({
  stage: "writing",
  publicationState: "never",
  createdBy: "someone",
  everFiled: true,
  stageBeforeSpike: null,
  fingerprint: "now",
  approvedFingerprint: null,
  approvedBy: null,
  liveFingerprint: null,
  publishedBy: null,
  holds: [],
  openSuggestions: 0,
  requiredQueries: [],
  blocking: [],
  authorsSinceApproval: [],
  ...change,
});

/** A story at this stage about which nothing else speaks against this decision. */
function ready(decision: Decision, stage: Stage): StoryFacts {
  const live = { publicationState: "live", liveFingerprint: "old" } as const;
  switch (decision) {
    case "approve":
      return facts({ stage, approvedFingerprint: "old" });
    case "update":
      return facts({ stage, ...live, approvedFingerprint: "now" });
    case "withdraw":
      return facts({ stage, ...live });
    case "release-hold":
      return facts({ stage, holds: [LEGAL] });
    default:
      return facts({ stage, approvedFingerprint: "now", stageBeforeSpike: "writing" });
  }
}

const LETTERS: Record<string, Role> = {
  r: "reporter",
  d: "desk-editor",
  c: "copy-editor",
  p: "picture-editor",
  m: "manager",
  a: "administrator",
};

/** Who may take which decision, stage by stage: writing, copy desk, for approval, approved, spiked. */
const TABLE: Record<Decision, [string, string, string, string, string]> = {
  file: ["rdcpm", "", "", "", ""],
  return: ["", "dcm", "dcm", "", ""],
  "send-for-approval": ["", "dcm", "", "", ""],
  "back-to-copy-desk": ["", "", "dcm", "dcm", ""],
  approve: ["", "", "m", "m", ""],
  publish: ["m", "m", "m", "m", ""],
  schedule: ["", "", "", "m", ""],
  update: ["", "", "", "m", ""],
  hold: ["dcpm", "dcpm", "dcpm", "dcpm", ""],
  "release-hold": ["dm", "dm", "dm", "dm", "dm"],
  withdraw: ["m", "m", "m", "m", "m"],
  spike: ["dm", "dm", "dm", "dm", ""],
  restore: ["", "", "", "", "dm"],
};

describe("the workflow, whole", () => {
  test.each(
    DECISIONS.flatMap((decision) =>
      STAGES.map((stage, index) => ({ decision, stage, may: TABLE[decision][index]! })),
    ),
  )("[D12] $decision at $stage is for “$may”", ({ decision, stage, may }) => {
    for (const [letter, role] of Object.entries(LETTERS)) {
      const refusals = refusalsFor({ personId: "me", roles: [role] }, decision, ready(decision, stage));
      expect(refusals.length === 0, `${role}: ${refusals.join(" ")}`).toBe(may.includes(letter));
      // Each a whole sentence, one that tells the person what to do or who can.
      for (const refusal of refusals) expect(refusal).toMatch(/^[A-Z“].{12,}\.$/);
    }
    expect(refusalsFor(null, decision, ready(decision, stage))).toEqual(["Sign in first."]);
    expect(refusalsFor({ personId: "me", roles: [] }, decision, ready(decision, stage))).toHaveLength(1);
  });

  test.each([
    ["writing", {}, "file"],
    ["copy-desk", {}, "send-for-approval"],
    ["for-approval", {}, "approve"],
    ["approved", { approvedFingerprint: "now" }, "publish"],
    ["approved", { approvedFingerprint: "old" }, "approve"],
    ["approved", { approvedFingerprint: "now", publicationState: "scheduled" }, "publish"],
    ["approved", { approvedFingerprint: "now", publicationState: "live", liveFingerprint: "old" }, "update"],
    ["approved", { approvedFingerprint: "now", publicationState: "live", liveFingerprint: "now" }, null],
    ["approved", { approvedFingerprint: "old", publicationState: "live", liveFingerprint: "old" }, "approve"],
    ["spiked", {}, "restore"],
  ] as const)("[D13] at %s with %j the next decision is %s", (stage, more, next) => {
    expect(nextDecision(facts({ stage, ...more }))).toBe(next);
  });
});

describe("what speaks against a decision", () => {
  const manager = { personId: "me", roles: ["manager"] as Role[] };
  const why = (decision: Decision, change: Partial<StoryFacts>) =>
    refusalsFor(manager, decision, facts(change));

  test("[D14] a hold stops every way out, and only those", () => {
    const held: Partial<StoryFacts> = { holds: [LEGAL], approvedFingerprint: "now", stage: "approved" };
    const sentence = ["Legal hold by Lena: “Counsel reads it”."];
    expect(why("publish", held)).toEqual(sentence);
    expect(why("schedule", held)).toEqual(sentence);
    expect(why("update", { ...held, publicationState: "live", liveFingerprint: "old" })).toEqual(sentence);
    expect(why("publish", { ...held, stage: "writing" })).toEqual(sentence);
    expect(why("approve", { ...held, approvedFingerprint: "old" })).toEqual([]);
    expect(why("back-to-copy-desk", held)).toEqual([]);
    expect(why("withdraw", { ...held, publicationState: "live" })).toEqual([]);
  });

  test("[D15] what was changed after the approval cannot go out", () => {
    const changed = { stage: "approved", approvedFingerprint: "old" } as const;
    const sentence = [
      "The story has changed since approval: the change must be approved before anything goes out.",
    ];
    expect(why("publish", changed)).toEqual(sentence);
    expect(why("schedule", changed)).toEqual(sentence);
    expect(why("update", { ...changed, publicationState: "live", liveFingerprint: "old" })).toEqual(sentence);
    expect(why("approve", changed)).toEqual([]);
  });

  test("[D16] what is approved, live, withdrawn or scheduled already is said", () => {
    const approved = { stage: "approved", approvedFingerprint: "now", approvedBy: "Rohan" } as const;
    expect(why("approve", approved)).toEqual(["This version is already approved, by Rohan."]);
    const live = { ...approved, publicationState: "live", liveFingerprint: "now" } as const;
    expect(why("publish", { ...live, publishedBy: "Rohan" })).toEqual([
      "The story is live already, published by Rohan.",
    ]);
    expect(why("publish", live)).toEqual(["The story is live already."]);
    expect(why("publish", { ...live, liveFingerprint: "old" })).toEqual([
      "The story is live: approve what changed, then update it.",
    ]);
    expect(why("update", live)[0]).toContain("nothing has changed since publication");
    expect(why("update", approved)[0]).toContain("not live: publish it instead");
    expect(why("withdraw", approved)[0]).toContain("Only a live story");
    expect(why("schedule", { ...approved, publicationState: "withdrawn" })[0]).toContain("was withdrawn");
    expect(why("publish", { ...approved, publicationState: "withdrawn" })).toEqual([]);
    expect(why("publish", { ...approved, publicationState: "scheduled" })).toEqual([]);
    expect(why("release-hold", {})).toEqual(["Nothing holds the story."]);
  });

  test("[D17] open suggestions keep a story from approval, not what is approved from its readers", () => {
    const open = { openSuggestions: 2 };
    const sentence = ["2 suggestions are still open: accept or reject them first."];
    expect(why("send-for-approval", { stage: "copy-desk", ...open })).toEqual(sentence);
    expect(why("approve", { stage: "for-approval", ...open })).toEqual(sentence);
    expect(why("publish", { stage: "approved", approvedFingerprint: "now", ...open })).toEqual([]);
    expect(why("file", open)).toEqual([]);
  });

  test("[D18] what the checks find blocks every way out with its own sentence", () => {
    const blocking = [{ id: "no-headline", sentence: "The headline is missing.", overridable: false }];
    expect(why("publish", { stage: "approved", approvedFingerprint: "now", blocking })).toEqual([
      "The headline is missing.",
    ]);
    expect(why("publish", { blocking })).toEqual(["The headline is missing."]);
    expect(why("approve", { stage: "for-approval", blocking })).toEqual([]);
  });

  test("[D19] a reporter spikes and restores only what they began and never filed", () => {
    const reporter = { personId: "asha", roles: ["reporter"] as Role[] };
    const mine = facts({ createdBy: "asha", everFiled: false });
    expect(refusalsFor(reporter, "spike", mine)).toEqual([]);
    expect(refusalsFor(reporter, "restore", { ...mine, stage: "spiked" })).toEqual([]);
    expect(refusalsFor(reporter, "spike", { ...mine, everFiled: true })).toHaveLength(1);
    expect(refusalsFor(reporter, "spike", { ...mine, createdBy: "vikram" })).toHaveLength(1);
    expect(refusalsFor({ personId: "asha", roles: ["administrator"] }, "spike", mine)).toHaveLength(1);
  });

  test("[D20] picture editors hold and release for pictures; whoever placed a hold may release it", () => {
    const pictures = { personId: "me", roles: ["picture-editor"] as Role[] };
    const copy = { personId: "me", roles: ["copy-editor"] as Role[] };
    expect(holdKindRefusals(pictures, "pictures")).toEqual([]);
    expect(holdKindRefusals(pictures, "legal")).toHaveLength(1);
    expect(holdKindRefusals(copy, "embargo")).toEqual([]);
    expect(mayRelease(pictures, { kind: "pictures", byId: "other" })).toBe(true);
    expect(mayRelease(pictures, LEGAL)).toBe(false);
    expect(mayRelease(copy, LEGAL)).toBe(false);
    expect(mayRelease(copy, { ...LEGAL, byId: "me" })).toBe(true);
    expect(refusalsFor(copy, "release-hold", facts({ holds: [{ ...LEGAL, byId: "me" }] }))).toEqual([]);
  });

  test("[D21] which decisions ask for a note or a reason", () => {
    const takes = (decision: Decision, stage: Stage = "approved") =>
      Object.values(noteOf(decision, { stage })).join(" ");
    expect(takes("return")).toBe("required Note");
    expect(takes("back-to-copy-desk")).toBe("required Note");
    for (const decision of ["hold", "withdraw", "spike"] as const)
      expect(takes(decision)).toBe("required Reason");
    expect(takes("publish")).toBe("optional Note");
    expect(takes("publish", "writing")).toBe("required Reason");
    for (const decision of ["file", "approve", "schedule", "update", "restore"] as const)
      expect(takes(decision)).toBe("optional Note");
  });

  test("[D22] the mark beside the stage says since when a story has changed", () => {
    expect(changedSince(facts({ stage: "approved", approvedFingerprint: "old" }))).toBe("approval");
    expect(changedSince(facts({ stage: "approved", approvedFingerprint: "now" }))).toBeNull();
    expect(changedSince(facts({ stage: "copy-desk", approvedFingerprint: "old" }))).toBeNull();
    const live = { publicationState: "live", liveFingerprint: "old" } as const;
    expect(changedSince(facts({ stage: "writing", ...live }))).toBe("publication");
    expect(changedSince(facts({ stage: "approved", ...live, fingerprint: "old" }))).toBeNull();
    expect(changedSince(facts({ stage: "approved", ...live, approvedFingerprint: "now" }))).toBe(
      "publication",
    );
    // Approved, not yet published, and changed once more; or changed back to what readers have.
    const waits = { stage: "approved", ...live, approvedFingerprint: "better" } as const;
    expect(changedSince(facts(waits))).toBe("approval");
    expect(changedSince(facts({ ...waits, fingerprint: "old" }))).toBe("approval");
    expect(changedSince(facts({ ...waits, approvedFingerprint: "old" }))).toBe("publication");
  });
});
