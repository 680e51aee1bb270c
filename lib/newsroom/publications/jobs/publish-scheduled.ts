import { publishDue } from "#lib/newsroom/publications/commands/publish-due.ts";
import { isRefusal } from "#lib/platform/refusal.ts";

/** Publishes a scheduled story when its time has come. May run twice: the second time nothing is scheduled any more. */
export async function publishScheduled(due: { storyId: string; at: string; by: string }): Promise<void> {
  try {
    await publishDue(null, due);
  } catch (thrown) {
    // Scheduled anew, published by hand or sent back meanwhile: the decision that did so is on record.
    if (!isRefusal(thrown)) throw thrown;
  }
}
