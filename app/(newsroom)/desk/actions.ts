"use server";

import { action } from "#lib/auth/action.ts";
import { assignStory } from "#lib/newsroom/stories/commands/assign-story.ts";
import { createStory } from "#lib/newsroom/stories/commands/create-story.ts";
import { moveToDesk } from "#lib/newsroom/stories/commands/move-to-desk.ts";

export const newStory = action(createStory);
export const assign = action(assignStory);
export const toDesk = action(moveToDesk);
