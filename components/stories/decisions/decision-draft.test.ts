import { expect, test } from "vitest";
import { emptyDraft, inputOf, withProposal, type DecisionDraft, type OnTheScreen } from "./decision-draft.ts";

const story: OnTheScreen = {
  ...{ id: "s", fingerprint: "f".repeat(64), stage: "approved", scheduledFor: null, proposed: "update" },
  ...{ zone: "Asia/Kolkata", noteLabel: "Note" },
};
const filled: DecisionDraft = {
  ...emptyDraft("h", "2026-11-23T14:05", ["embargo", "legal", "pictures"]),
  note: " Read it again ",
  alone: true,
  aloneReason: "Night shift",
  publicNote: "An earlier version was wrong.",
};

test("[D91] a decision's dialog sends the fingerprint that was on the screen, and only what that decision takes", () => {
  expect(inputOf("file", filled, story)).toEqual({
    storyId: "s",
    note: "Read it again",
    stage: "approved",
  });
  expect(inputOf("approve", filled, story)).toEqual({
    storyId: "s",
    note: "Read it again",
    fingerprint: story.fingerprint,
    override: { reason: "Night shift" },
  });
  expect(inputOf("update", { ...filled, change: "typo" }, story)).not.toHaveProperty("publicNote");
  expect(inputOf("update", { ...filled, change: "correction" }, story)).toMatchObject({
    change: "correction",
    publicNote: "An earlier version was wrong.",
  });
  expect(inputOf("release-hold", filled, story)).toMatchObject({ holdId: "h" });
});

test("[D91] a reason is sent as a reason, and no note as none", () => {
  expect(inputOf("spike", filled, { ...story, noteLabel: "Reason" })).toEqual({
    storyId: "s",
    reason: "Read it again",
    stage: "approved",
  });
  expect(inputOf("restore", { ...filled, note: "  " }, story)).toEqual({ storyId: "s" });
});

test("[D31] the proposed kind of change stands there until somebody chooses, and never takes the place of a choice", () => {
  const opened = emptyDraft(undefined, "", []);
  expect(withProposal(opened, "typo").change).toBe("typo");
  expect(withProposal({ ...opened, change: "correction" }, "typo").change).toBe("correction");
  // Pinned anew, with another proposal: what was on the screen stays.
  expect(withProposal(withProposal(opened, "typo"), "update").change).toBe("typo");
  expect(inputOf("update", opened, { ...story, proposed: "typo" })).toMatchObject({ change: "typo" });
});

test("[D31] a typo carries the reason why it is one, and nothing else does", () => {
  const why = { ...filled, typoReason: " The 3 fell out " };
  expect(inputOf("update", { ...why, change: "typo" }, story)).toMatchObject({ reason: "The 3 fell out" });
  expect(inputOf("update", { ...why, change: "update" }, story)).not.toHaveProperty("reason");
});

test("[D37] a withdrawal sends a notice only when one was written", () => {
  expect(inputOf("withdraw", filled, story)).toMatchObject({ publicNote: "An earlier version was wrong." });
  expect(inputOf("withdraw", { ...filled, publicNote: " " }, story)).not.toHaveProperty("publicNote");
});

test("[D20] the hold's first kind is one that the person may place", () => {
  expect(filled.holdKind).toBe("legal");
  expect(emptyDraft(undefined, "", ["pictures"]).holdKind).toBe("pictures");
});

test("[D90] times of a dialog are the newsroom's clock", () => {
  expect(inputOf("schedule", filled, story)).toMatchObject({ at: "2026-11-23T08:35:00.000Z" });
  expect(inputOf("hold", filled, { ...story, noteLabel: "Reason" })).not.toHaveProperty("until");
  expect(inputOf("hold", { ...filled, until: "2026-11-24T09:00" }, story)).toMatchObject({
    until: "2026-11-24T03:30:00.000Z",
  });
});
