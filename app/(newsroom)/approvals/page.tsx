import type { Metadata } from "next";
import { forbidden } from "next/navigation";
import "#components/site/paper.css";
import "#components/site/paper-story.css";
import "#components/site/paper-figures.css";
import "#components/site/paper-notes.css";
import type { WaitingStory } from "#components/approvals/approval-view.ts";
import { ApprovalsScreen } from "#components/approvals/approvals-screen.tsx";
import { FailingStories } from "#components/approvals/failing-stories.tsx";
import { RestyledStories } from "#components/approvals/restyled-stories.tsx";
import { RefreshOn } from "#components/shell/announcements.tsx";
import { requireActor } from "#lib/auth/current-actor.ts";
import { openSuggestions } from "#lib/collaboration/open-suggestions.ts";
import { pinRevision } from "#lib/collaboration/pin-revision.ts";
import { holds } from "#lib/newsroom/people/actor.ts";
import { allApprovals } from "#lib/newsroom/stories/reads/approvals.ts";
import { restyledStories, waitingToBePinned } from "#lib/newsroom/stories/reads/waiting-for-approval.ts";
import { log } from "#lib/platform/log.ts";
import { approvalActions } from "./approval-actions.ts";

export const metadata: Metadata = { title: "Approvals" };

export default async function Page() {
  const actor = await requireActor();
  if (!holds(actor, "manager")) forbidden();
  // What is shown is what is approved: words that moved on since they were last pinned are pinned first.
  for (const storyId of await waitingToBePinned()) await pinAsItStands(storyId, actor.personId);
  const [{ waiting, failing }, restyled] = [await allApprovals(actor), await restyledStories()];
  const named: WaitingStory[] = [];
  for (const story of waiting)
    try {
      const suggestions = hasOpenSuggestions(story) ? await openSuggestions(story.id) : [];
      named.push({ ...story, suggestions });
    } catch (thrown) {
      log().error({ err: thrown, storyId: story.id }, "a story that waits for approval could not be shown");
      failing.push(story);
    }
  return (
    <>
      <RefreshOn subjects={["story", "picture", "wire-source", "newsroom"]} />
      {restyled.total > 0 && <RestyledStories {...restyled} />}
      {failing.length > 0 && <FailingStories stories={failing} />}
      <ApprovalsScreen waiting={named} actions={approvalActions} />
    </>
  );
}

/** One that cannot be pinned stands there as it was pinned last: no approval of older words can come of it. */
async function pinAsItStands(storyId: string, personId: string): Promise<void> {
  try {
    await pinRevision(storyId, "opened", personId);
  } catch (thrown) {
    log().error({ err: thrown, storyId }, "a story that waits for approval could not be pinned");
  }
}

const hasOpenSuggestions = ({ checks }: Pick<WaitingStory, "checks">): boolean =>
  checks.blocking.some(({ id }) => id === "open-suggestions");
