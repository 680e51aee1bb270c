import type { Metadata } from "next";
import { forbidden } from "next/navigation";
import "#components/site/paper.css";
import "#components/site/paper-story.css";
import "#components/site/paper-figures.css";
import "#components/site/paper-notes.css";
import type { WaitingStory } from "#components/approvals/approval-view.ts";
import { ApprovalsScreen } from "#components/approvals/approvals-screen.tsx";
import { RestyledStories } from "#components/approvals/restyled-stories.tsx";
import { RefreshOn } from "#components/shell/announcements.tsx";
import { requireActor } from "#lib/auth/current-actor.ts";
import { openSuggestions } from "#lib/collaboration/open-suggestions.ts";
import { pinRevision } from "#lib/collaboration/pin-revision.ts";
import { holds } from "#lib/newsroom/people/actor.ts";
import { approvals } from "#lib/newsroom/stories/reads/approvals.ts";
import { restyledStories, waitingToBePinned } from "#lib/newsroom/stories/reads/waiting-for-approval.ts";
import { approvalActions } from "./approval-actions.ts";

export const metadata: Metadata = { title: "Approvals" };

export default async function Page() {
  const actor = await requireActor();
  if (!holds(actor, "manager")) forbidden();
  // What is shown is what is approved: words that moved on since they were last pinned are pinned first.
  for (const storyId of await waitingToBePinned()) await pinRevision(storyId, "opened", actor.personId);
  const [waiting, restyled] = [await approvals(actor), await restyledStories()];
  const named: WaitingStory[] = [];
  for (const story of waiting)
    named.push({ ...story, suggestions: hasOpenSuggestions(story) ? await openSuggestions(story.id) : [] });
  return (
    <>
      <RefreshOn subjects={["story", "picture", "wire-source", "newsroom"]} />
      {restyled.total > 0 && <RestyledStories {...restyled} />}
      <ApprovalsScreen waiting={named} actions={approvalActions} />
    </>
  );
}

const hasOpenSuggestions = ({ checks }: Pick<WaitingStory, "checks">): boolean =>
  checks.blocking.some(({ id }) => id === "open-suggestions");
