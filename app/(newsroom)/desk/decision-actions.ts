"use server";

import { readAction } from "#lib/auth/read-action.ts";
import { decisionAction } from "#lib/collaboration/decision-action.ts";
import { liveWords } from "#lib/collaboration/live-words.ts";
import { pinningAction } from "#lib/collaboration/pinning-action.ts";
import { publishStory } from "#lib/newsroom/publications/commands/publish-story.ts";
import { scheduleStory } from "#lib/newsroom/publications/commands/schedule-story.ts";
import { updateStory } from "#lib/newsroom/publications/commands/update-story.ts";
import { withdrawStory } from "#lib/newsroom/publications/commands/withdraw-story.ts";
import { approveStory } from "#lib/newsroom/stories/commands/approve-story.ts";
import { backToCopyDesk } from "#lib/newsroom/stories/commands/back-to-copy-desk.ts";
import { fileStory } from "#lib/newsroom/stories/commands/file-story.ts";
import { holdStory } from "#lib/newsroom/stories/commands/hold-story.ts";
import { releaseHold } from "#lib/newsroom/stories/commands/release-hold.ts";
import { restoreStory } from "#lib/newsroom/stories/commands/restore-story.ts";
import { returnStory } from "#lib/newsroom/stories/commands/return-story.ts";
import { sendForApproval } from "#lib/newsroom/stories/commands/send-for-approval.ts";
import { spikeStory } from "#lib/newsroom/stories/commands/spike-story.ts";
import { decidableStory } from "#lib/newsroom/stories/reads/decidable-story.ts";

export const file = decisionAction(fileStory);
export const returnToWriter = decisionAction(returnStory);
export const send = decisionAction(sendForApproval);
export const back = decisionAction(backToCopyDesk);
export const approve = decisionAction(approveStory);
export const publish = decisionAction(publishStory);
export const schedule = decisionAction(scheduleStory);
export const update = decisionAction(updateStory);
export const hold = decisionAction(holdStory);
export const release = decisionAction(releaseHold);
export const withdraw = decisionAction(withdrawStory);
export const spike = decisionAction(spikeStory);
export const restore = decisionAction(restoreStory);

export const pinForDecision = pinningAction();
export const decidable = readAction((actor, input: { storyId: string }) =>
  decidableStory(actor, input, liveWords),
);
