"use server";

import { decisionAction } from "#lib/collaboration/decision-action.ts";
import { pinningAction } from "#lib/collaboration/pinning-action.ts";
import { approveStory } from "#lib/newsroom/stories/commands/approve-story.ts";
import { backToCopyDesk } from "#lib/newsroom/stories/commands/back-to-copy-desk.ts";
import { returnStory } from "#lib/newsroom/stories/commands/return-story.ts";

export const approve = decisionAction(approveStory);
export const returnToWriter = decisionAction(returnStory);
export const back = decisionAction(backToCopyDesk);
export const pinForDecision = pinningAction();
