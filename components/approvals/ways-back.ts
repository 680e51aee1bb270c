import type { Decision } from "#lib/newsroom/stories/decisions.ts";
import type { WaitingStory } from "./approval-view.ts";

/** What "Return" does: back to the writer; an approved story that was changed goes back to the copy desk first. */
export const waysBack = (story: Pick<WaitingStory, "decisions"> | undefined): Decision =>
  story?.decisions.some((decision) => decision.name === "return" && decision.allowed)
    ? "return"
    : "back-to-copy-desk";
