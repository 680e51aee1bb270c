import { expect, test } from "vitest";
import { emptyDraft, inputOf, type DecisionDraft } from "./decision-draft.ts";

const story = { id: "s", fingerprint: "f".repeat(64), zone: "Asia/Kolkata", noteLabel: "Note" as const };
const filled: DecisionDraft = {
  ...emptyDraft("h", "2026-11-23T14:05"),
  note: " Read it again ",
  alone: true,
  aloneReason: "Night shift",
  publicNote: "An earlier version was wrong.",
};

test("[D91] a decision's dialog sends the fingerprint that was on the screen, and only what that decision takes", () => {
  expect(inputOf("file", filled, story)).toEqual({ storyId: "s", note: "Read it again" });
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
  });
  expect(inputOf("restore", { ...filled, note: "  " }, story)).toEqual({ storyId: "s" });
});

test("[D90] times of a dialog are the newsroom's clock", () => {
  expect(inputOf("schedule", filled, story)).toMatchObject({ at: "2026-11-23T08:35:00.000Z" });
  expect(inputOf("hold", filled, { ...story, noteLabel: "Reason" })).not.toHaveProperty("until");
  expect(inputOf("hold", { ...filled, until: "2026-11-24T09:00" }, story)).toMatchObject({
    until: "2026-11-24T03:30:00.000Z",
  });
});
