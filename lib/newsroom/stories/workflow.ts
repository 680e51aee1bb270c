import type { Decision } from "#lib/newsroom/stories/decisions.ts";
import type { Stage } from "#lib/newsroom/stories/story.ts";

/** The decisions that only move the working copy from one stage to another, and from where. */
export const MOVES = {
  file: { from: ["writing"], to: "copy-desk" },
  return: { from: ["copy-desk", "for-approval"], to: "writing" },
  "send-for-approval": { from: ["copy-desk"], to: "for-approval" },
  "back-to-copy-desk": { from: ["for-approval", "approved"], to: "copy-desk" },
} as const satisfies Partial<Record<Decision, { from: readonly Stage[]; to: Stage }>>;

export type Move = keyof typeof MOVES;
export const isMove = (decision: Decision): decision is Move => decision in MOVES;

/** Where the story is, said to somebody who wants to move it from elsewhere. */
const STANDS: Record<Stage, string> = {
  writing: "The story is still being written",
  "copy-desk": "The story is at the copy desk",
  "for-approval": "The story waits for approval",
  approved: "The story is approved",
  spiked: "The story is spiked",
};

/** What to do first, by decision and by where the story is. */
const FIRST: Partial<Record<Decision, Partial<Record<Stage, string>>>> = {
  file: {
    "copy-desk": "The story is already at the copy desk.",
    "for-approval": "The story is past the copy desk already: it waits for approval.",
    approved: "The story is past the copy desk already: it is approved.",
  },
  return: {
    writing: "The story is already with its writer.",
    approved: "The story is approved: send it back to the copy desk first.",
  },
  "send-for-approval": {
    writing: "The story is still being written: file it to the copy desk first.",
    "for-approval": "The story already waits for approval.",
    approved: "The story is already approved.",
  },
  "back-to-copy-desk": {
    writing: "The story is still being written: file it to the copy desk instead.",
    "copy-desk": "The story is already at the copy desk.",
  },
  approve: {
    writing: "The story is still being written: file it to the copy desk first.",
    "copy-desk": "The story is at the copy desk: send it for approval first.",
  },
  schedule: {
    writing: "The story is not approved: it is still being written.",
    "copy-desk": "The story is not approved: it is at the copy desk.",
    "for-approval": "The story is not approved yet.",
  },
  update: {
    writing: "The change is not approved: it is still being written.",
    "copy-desk": "The change is not approved: it is at the copy desk.",
    "for-approval": "The change is not approved yet.",
  },
};

/** Why a decision cannot be taken at this stage, or undefined when the stage allows it. */
export function stageRefusal(decision: Decision, stage: Stage): string | undefined {
  if (decision === "restore") return stage === "spiked" ? undefined : "The story is not spiked.";
  // What readers have can be taken back, and a hold released, whatever became of the working copy.
  if (decision === "withdraw" || decision === "release-hold") return undefined;
  if (stage === "spiked")
    return decision === "spike" ? "The story is already spiked." : "The story is spiked: restore it first.";
  if (isMove(decision) && !(MOVES[decision].from as readonly Stage[]).includes(stage))
    return FIRST[decision]?.[stage] ?? `${STANDS[stage]}.`;
  if (decision === "approve" || decision === "schedule" || decision === "update")
    return FIRST[decision]?.[stage];
  return undefined;
}
