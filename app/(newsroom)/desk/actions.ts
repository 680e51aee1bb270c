"use server";

import { action } from "#lib/auth/action.ts";
import { assignStory } from "#lib/newsroom/stories/commands/assign-story.ts";
import { createStory } from "#lib/newsroom/stories/commands/create-story.ts";

export const newStory = action(createStory);
export const assignToMe = action(assignStory);
